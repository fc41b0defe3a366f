/** A small Markdown: what notes need, as data. It knows no HTML, so none can come out of it. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'mention'; name: string };

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'code'; text: string };

/** Only these lead anywhere; `javascript:` and the like stay plain text. */
const safeAddress = /^(https?:\/\/|mailto:)/i;

const patterns: readonly {
  pattern: RegExp;
  make: (match: RegExpExecArray, names: readonly string[]) => Inline | undefined;
}[] = [
  { pattern: /`([^`\n]+)`/, make: ([, text = '']) => ({ kind: 'code', text }) },
  {
    pattern: /\[([^\]\n]+)\]\(([^\s)]+)\)/,
    make: ([, words = '', href = ''], names) =>
      safeAddress.test(href) ? { kind: 'link', href, children: readInline(words, names) } : undefined,
  },
  {
    pattern: /\*\*(?=\S)([^\n]*?\S)\*\*/,
    make: ([, inner = ''], names) => ({ kind: 'strong', children: readInline(inner, names) }),
  },
  {
    pattern: /~~(?=\S)([^\n]*?\S)~~/,
    make: ([, inner = ''], names) => ({ kind: 'strike', children: readInline(inner, names) }),
  },
  {
    pattern: /(?<![\w*])[*_](?=[^\s*_])([^*_\n]*?[^\s*_])[*_](?![\w*])/,
    make: ([, inner = ''], names) => ({ kind: 'emphasis', children: readInline(inner, names) }),
  },
  {
    pattern: /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/,
    make: ([href]) => ({ kind: 'link', href, children: [{ kind: 'text', text: href }] }),
  },
];

function mentionAt(text: string, names: readonly string[]): { index: number; name: string } | undefined {
  for (let index = text.indexOf('@'); index >= 0; index = text.indexOf('@', index + 1)) {
    const rest = text.slice(index + 1);
    const name = names.filter((known) => rest.startsWith(known)).sort((one, other) => other.length - one.length)[0];
    if (name) return { index, name };
  }
  return undefined;
}

/** Reads one line. The pattern that begins first wins; text that is none of them stays as it was typed. */
export function readInline(text: string, names: readonly string[] = []): Inline[] {
  let best: { index: number; length: number; node: Inline } | undefined;
  for (const { pattern, make } of patterns) {
    const match = pattern.exec(text);
    if (!match || (best && match.index >= best.index)) continue;
    const node = make(match, names);
    if (node) best = { index: match.index, length: match[0].length, node };
  }
  const mention = mentionAt(text, names);
  if (mention && (!best || mention.index < best.index)) {
    best = { index: mention.index, length: mention.name.length + 1, node: { kind: 'mention', name: mention.name } };
  }
  if (!best) return text ? [{ kind: 'text', text }] : [];
  const before = text.slice(0, best.index);
  return [
    ...(before ? [{ kind: 'text' as const, text: before }] : []),
    best.node,
    ...readInline(text.slice(best.index + best.length), names),
  ];
}

const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const heading = /^(#{1,3})\s+(.*)$/;
const quote = /^>\s?(.*)$/;

/** Reads a note's text into blocks. */
export function readMarkdown(text: string, names: readonly string[] = []): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const takeWhile = (pattern: RegExp): string[] => {
    const taken: string[] = [];
    for (
      let match = pattern.exec(lines[at] ?? '');
      at < lines.length && match;
      match = pattern.exec(lines[++at] ?? '')
    ) {
      taken.push(match[1] ?? '');
    }
    return taken;
  };
  const inline = (line: string) => readInline(line, names);
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const head = heading.exec(line);
    if (line.trim() === '') at++;
    else if (line.startsWith('```')) {
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
    } else if (head) {
      blocks.push({ kind: 'heading', level: (head[1]?.length ?? 1) as 1 | 2 | 3, children: inline(head[2] ?? '') });
      at++;
    } else if (bullet.test(line)) blocks.push({ kind: 'list', ordered: false, items: takeWhile(bullet).map(inline) });
    else if (numbered.test(line)) blocks.push({ kind: 'list', ordered: true, items: takeWhile(numbered).map(inline) });
    else if (quote.test(line)) blocks.push({ kind: 'quote', lines: takeWhile(quote).map(inline) });
    else {
      const start = at;
      while (at < lines.length && isPlain(lines[at] ?? '')) at++;
      blocks.push({ kind: 'paragraph', lines: lines.slice(start, at).map(inline) });
    }
  }
  return blocks;
}

const isPlain = (line: string): boolean =>
  line.trim() !== '' &&
  !line.startsWith('```') &&
  ![heading, bullet, numbered, quote].some((pattern) => pattern.test(line));
