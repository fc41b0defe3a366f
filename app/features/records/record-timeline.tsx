import { Link } from '@remix-run/react';
import { Bot, KeyRound, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import { Markdown } from '~/features/notes/markdown';
import { explainFailure } from '~/lib/api-client';
import { RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Select } from '~/ui/select';
import { SkeletonLines } from '~/ui/skeleton';
import { Timeline, TimelineItem } from '~/ui/timeline';
import { FromTo } from './field-history';
import { loggedText } from './field-value';
import { useRecords } from './records-context';
import { type Change, causeWords, deedWords, type Entry } from './timeline-words';
import { isObjectName, type ObjectName, pluralOf } from './types';
import { useLiveChanges } from './use-live';
import { useUndo } from './use-undo';

type Kind = NonNullable<RouterInputs['timeline']['list']['kinds']>[number];

const filters: readonly { value: string; label: string; kinds?: Kind[] }[] = [
  { value: 'all', label: 'All activity' },
  { value: 'changes', label: 'Changes', kinds: ['change'] },
  { value: 'notes', label: 'Notes', kinds: ['note'] },
  { value: 'jobs', label: 'Jobs', kinds: ['employment'] },
];
const related = { value: 'people', label: 'People', kinds: ['related'] satisfies Kind[] };

type Props = { object: ObjectName; recordId: string; mayUndo: boolean };
type Loaded = { entries: Entry[]; cursor: string | null };

const pauseMs = 250;

/** Everything that happened to a record, newest first; each entry can be taken back. */
export function RecordTimeline({ object, recordId, mayUndo }: Props) {
  const { api, head } = useRecords();
  const { undo } = useUndo();
  const [filter, setFilter] = useState('all');
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [undoing, setUndoing] = useState<string | null>(null);
  const options = object === 'company' ? [...filters, related] : filters;
  const kinds = options.find(({ value }) => value === filter)?.kinds;
  const kindsText = kinds?.join() ?? '';

  const load = useCallback(
    async (cursor?: string) => {
      try {
        const page = await api.timeline.list.query({
          object,
          recordId,
          cursor,
          ...(kindsText && { kinds: kindsText.split(',') as Kind[] }),
        });
        setFailure(null);
        setLoaded((old) => ({
          entries: cursor && old ? [...old.entries, ...page.entries] : page.entries,
          cursor: page.nextCursor,
        }));
      } catch (error) {
        setFailure(explainFailure(error).message);
      }
    },
    [api, object, recordId, kindsText],
  );
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.recordId !== recordId && event.parentId !== recordId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  const takeBack = async (groupId: string) => {
    setUndoing(groupId);
    if (await undo(groupId)) await load();
    setUndoing(null);
  };
  return (
    <div className="grid gap-5">
      <Select
        label="Show"
        hideLabel
        size="small"
        className="w-40"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        options={options.map(({ value, label }) => ({ value, label }))}
      />
      {failure && (
        <p role="alert" className="text-13 text-danger-text">
          {failure}{' '}
          <Button size="small" onClick={() => void load()}>
            Try again
          </Button>
        </p>
      )}
      {!loaded && !failure && <SkeletonLines />}
      {loaded?.entries.length === 0 && (
        <EmptyState title="Nothing here yet">Changes and notes will be listed here, each with who made it.</EmptyState>
      )}
      {loaded && loaded.entries.length > 0 && (
        <Timeline label="What happened">
          {loaded.entries.map((entry) => (
            <EntryItem
              key={entry.groupId}
              entry={entry}
              recordId={recordId}
              onUndo={mayUndo ? () => void takeBack(entry.groupId) : undefined}
              busy={undoing === entry.groupId}
            />
          ))}
        </Timeline>
      )}
      {loaded?.cursor && (
        <Button size="small" className="justify-self-center" onClick={() => void load(loaded.cursor ?? undefined)}>
          Show earlier
        </Button>
      )}
    </div>
  );
}

type ItemProps = { entry: Entry; recordId: string; busy: boolean; onUndo: (() => void) | undefined };

function ActorGlyph({ actor }: { actor: Entry['actor'] }) {
  if (actor.kind === 'api-key') return <KeyRound />;
  if (actor.kind === 'system') return <Bot />;
  return <Avatar name={actor.name} colourKey={actor.id ?? actor.name} size="medium" />;
}

function EntryItem({ entry, recordId, busy, onUndo }: ItemProps) {
  const cause = causeWords(entry);
  return (
    <TimelineItem
      icon={<ActorGlyph actor={entry.actor} />}
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

function ChangeDetails({ change, recordId, grouped }: DetailsProps) {
  const { path, objects, writing } = useRecords();
  if (change.note) {
    return (
      <div className="rounded-card border bg-surface px-3.5 py-2.5">
        <Markdown text={change.note.body} />
      </div>
    );
  }
  const { object } = change;
  const fields = isObjectName(object) ? objects[object].fields : [];
  const rows = change.fields.map(({ field: key, label, from, to, fromText, toText }) => {
    const field = fields.find((known) => known.key === key);
    return {
      key,
      label,
      from: loggedText(field, from, fromText, writing),
      to: loggedText(field, to, toText, writing),
    };
  });
  const isNew = change.action === 'create';
  const shown = isNew ? rows.filter(({ to }) => to !== '') : rows;
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
              {isNew ? <bdi className="wrap-anywhere">{row.to}</bdi> : <FromTo from={row.from} to={row.to} />}
            </dd>
          </div>
        ))}
      </dl>
      {shown.length > mostFields && <p className="text-muted">and {shown.length - mostFields} more fields</p>}
    </div>
  );
}
