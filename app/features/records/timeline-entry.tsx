import { Link } from '@remix-run/react';
import { Bot, KeyRound, Undo2 } from 'lucide-react';
import { Markdown } from '~/features/notes/markdown';
import { RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { TimelineItem } from '~/ui/timeline';
import { FromTo } from './field-history';
import { loggedText } from './field-value';
import { useRecords } from './records-context';
import { type Change, causeWords, deedWords, type Entry, isNothing } from './timeline-words';
import { isObjectName, pluralOf } from './types';
import { WorkDetails, workIcon } from './work-details';

type ItemProps = { entry: Entry; recordId: string; busy: boolean; onUndo: (() => void) | undefined };

function ActorGlyph({ actor }: { actor: Entry['actor'] }) {
  if (actor.kind === 'api-key') return <KeyRound />;
  if (actor.kind === 'system') return <Bot />;
  return <Avatar name={actor.name} colourKey={actor.id ?? actor.name} size="medium" />;
}

/** One thing that happened to a record: who, what, when, the values, and the way back. */
export function EntryItem({ entry, recordId, busy, onUndo }: ItemProps) {
  const cause = causeWords(entry);
  const main = entry.changes.find((change) => change.recordId === recordId) ?? entry.changes[0];
  return (
    <TimelineItem
      icon={workIcon(main) ?? <ActorGlyph actor={entry.actor} />}
      title={
        <>
          <bdi className="font-medium">{entry.actor.name}</bdi>
          {entry.actor.kind === 'api-key' && ' (API key)'} {deedWords(entry, recordId)}
          <Cause entry={entry} words={cause} />
        </>
      }
      time={<RelativeTime at={entry.at} />}
      actions={
        entry.undone ? (
          <span className="px-2 py-1 text-12 text-muted">Undone</span>
        ) : (
          entry.undoable &&
          onUndo && (
            <Button size="small" variant="ghost" icon={<Undo2 />} loading={busy} onClick={onUndo}>
              Undo
            </Button>
          )
        )
      }
    >
      {shownChanges(entry, recordId).map((change) => (
        <ChangeDetails key={change.id} change={change} recordId={recordId} grouped={entry.changes.length > 1} />
      ))}
    </TimelineItem>
  );
}

function Cause({ entry, words }: { entry: Entry; words: string | undefined }) {
  const { path } = useRecords();
  if (!words) return null;
  if (entry.cause.kind !== 'import' || !entry.cause.id) return <span className="text-muted"> {words}</span>;
  return (
    <Link to={path(`imports/${entry.cause.id}`)} className="text-accent-text hover:underline">
      {' '}
      {words}
    </Link>
  );
}

/** A job that follows from the person's own change says the same a second time. */
const shownChanges = ({ changes }: Entry, recordId: string): Change[] =>
  changes.some((change) => change.recordId === recordId)
    ? changes.filter(({ object }) => object !== 'employment')
    : changes;

type DetailsProps = { change: Change; recordId: string; grouped: boolean };

const mostFields = 12;
const toldInWords = new Set(['done', 'doneAt', 'object', 'recordId']);

function ChangeDetails({ change, recordId, grouped }: DetailsProps) {
  const { path, objects, writing } = useRecords();
  if (change.note) {
    return (
      <div className="rounded-card border bg-surface px-3.5 py-2.5">
        <Markdown text={change.note.body} />
      </div>
    );
  }
  if (change.action === 'create' && (change.activity || change.task)) return <WorkDetails change={change} />;
  const { object } = change;
  const fields = isObjectName(object) ? (objects[object]?.fields ?? []) : [];
  const rows = change.fields.map(({ field: key, label, type, from, to, fromText, toText }) => {
    // Jobs and notes have no description here, but the log says what kind of value it is
    const field = fields.find((known) => known.key === key) ?? { type };
    return {
      key,
      label,
      isFirst: change.action === 'create' || isNothing(from),
      from: loggedText(field, from, fromText, writing),
      to: loggedText(field, to, toText, writing),
    };
  });
  const isNew = change.action === 'create';
  const work = object === 'task' || object === 'activity';
  // That something is done is said in words already
  const shown = rows.filter(({ key, to }) => (isNew ? to !== '' : !work || !toldInWords.has(key)));
  const other = change.recordId !== recordId && isObjectName(object);
  if (shown.length === 0 && !other) return null;
  return (
    <div className="text-13">
      {other && grouped && (
        <Link to={path(`${pluralOf[object]}/${change.recordId}`)} className="text-accent-text hover:underline">
          <bdi>{change.title}</bdi>
        </Link>
      )}
      <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        {shown.slice(0, mostFields).map((row) => (
          <div key={row.key} className="contents">
            <dt className="text-muted">{row.label}</dt>
            <dd className="min-w-0">
              {row.isFirst ? <bdi className="wrap-anywhere">{row.to}</bdi> : <FromTo from={row.from} to={row.to} />}
            </dd>
          </div>
        ))}
      </dl>
      {shown.length > mostFields && <p className="text-muted">and {shown.length - mostFields} more fields</p>}
    </div>
  );
}
