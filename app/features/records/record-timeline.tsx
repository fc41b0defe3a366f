import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { explainFailure } from '~/lib/api-client';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Select } from '~/ui/select';
import { SkeletonLines } from '~/ui/skeleton';
import { Timeline } from '~/ui/timeline';
import { useRecords } from './records-context';
import { EntryItem } from './timeline-entry';
import type { Entry } from './timeline-words';
import type { ObjectName } from './types';
import { useLiveChanges } from './use-live';
import { useUndo } from './use-undo';

type Kind = NonNullable<RouterInputs['timeline']['list']['kinds']>[number];

const filters: readonly { value: string; label: string; kinds?: Kind[] }[] = [
  { value: 'all', label: 'All activity' },
  { value: 'changes', label: 'Changes', kinds: ['change'] },
  { value: 'notes', label: 'Notes', kinds: ['note'] },
  { value: 'activities', label: 'Calls, meetings, emails', kinds: ['activity'] },
  { value: 'tasks', label: 'Tasks', kinds: ['task'] },
  { value: 'jobs', label: 'Jobs', kinds: ['employment'] },
];
const related = { value: 'people', label: 'People and deals', kinds: ['related'] satisfies Kind[] };

type Props = {
  object: ObjectName;
  recordId: string;
  mayUndo: boolean;
  /** What the loader read, so that the served page already shows it. */
  first?: RouterOutputs['timeline']['list'];
};
type Loaded = { entries: Entry[]; cursor: string | null };

const pauseMs = 250;

/** Everything that happened to a record, newest first; each entry can be taken back. */
export function RecordTimeline({ object, recordId, mayUndo, first }: Props) {
  const { api, head } = useRecords();
  const { undo } = useUndo();
  const [filter, setFilter] = useState('all');
  const [loaded, setLoaded] = useState<Loaded | null>(
    first ? { entries: first.entries, cursor: first.nextCursor } : null,
  );
  const [failure, setFailure] = useState<string | null>(null);
  const [undoing, setUndoing] = useState<string | null>(null);
  const options = [
    ...filters.filter(({ value }) => value !== 'jobs' || object === 'person'),
    ...(object === 'company' ? [related] : []),
  ];
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
  const isServed = useRef(first !== undefined);
  useEffect(() => {
    if (!isServed.current) void load();
    isServed.current = false;
  }, [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.recordId !== recordId && event.parentId !== recordId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  // A timeline tells of one record: others that were changed with it stay as they are
  const takeBack = async ({ groupId, changes }: Entry) => {
    setUndoing(groupId);
    if (await undo(groupId, changes.find((change) => change.recordId === recordId)?.id ?? changes[0]?.id)) await load();
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
              onUndo={mayUndo ? () => void takeBack(entry) : undefined}
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
