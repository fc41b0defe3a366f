import { Fragment, type ReactNode, useMemo } from 'react';
import { useRecords } from '~/features/records/records-context';
import { type Block, type Inline, readMarkdown } from './markdown-rules';

/** A note's text as elements of ours: no HTML of the text's own can get through. */
export function Markdown({ text }: { text: string }) {
  const { members } = useRecords();
  const blocks = useMemo(
    () =>
      readMarkdown(
        text,
        members.map(({ name }) => name),
      ),
    [text, members],
  );
  return (
    <div className="wrap-anywhere grid gap-2 text-14">
      {blocks.map((block, index) => keyed(index, <BlockView block={block} />))}
    </div>
  );
}

const keyed = (index: number, node: ReactNode) => <Fragment key={index}>{node}</Fragment>;

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      // A note's headings lie below those of its page
      return (
        <p className={block.level === 1 ? 'pt-1 font-semibold text-16' : 'pt-1 font-semibold'}>
          {inlines(block.children)}
        </p>
      );
    case 'list':
      return block.ordered ? (
        <ol className="list-decimal ps-6">
          {block.items.map((item, index) => keyed(index, <li>{inlines(item)}</li>))}
        </ol>
      ) : (
        <ul className="list-disc ps-5">{block.items.map((item, index) => keyed(index, <li>{inlines(item)}</li>))}</ul>
      );
    case 'quote':
      return <blockquote className="border-s-2 ps-3 text-muted">{lines(block.lines)}</blockquote>;
    case 'code':
      return <pre className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-12">{block.text}</pre>;
    default:
      return <p>{lines(block.lines)}</p>;
  }
}

const lines = (all: Inline[][]): ReactNode =>
  all.map((line, index) =>
    keyed(
      index,
      <>
        {index > 0 && <br />}
        {inlines(line)}
      </>,
    ),
  );

const inlines = (nodes: Inline[]): ReactNode => nodes.map((node, index) => keyed(index, <InlineView node={node} />));

function InlineView({ node }: { node: Inline }) {
  switch (node.kind) {
    case 'strong':
      return <strong className="font-semibold">{inlines(node.children)}</strong>;
    case 'emphasis':
      return <em>{inlines(node.children)}</em>;
    case 'strike':
      return <s>{inlines(node.children)}</s>;
    case 'code':
      return <code className="rounded-small bg-sunken px-1 py-0.5 font-mono text-12">{node.text}</code>;
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer" className="text-accent-text underline">
          {inlines(node.children)}
        </a>
      );
    case 'mention':
      return <bdi className="rounded-small bg-accent-soft px-1 font-medium text-accent-text">@{node.name}</bdi>;
    default:
      return node.text;
  }
}
