import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { explainFailure } from '~/lib/api-client';
import { RelativeTime } from '~/lib/time';
import { SkeletonLines } from '~/ui/skeleton';
import { loggedText } from './field-value';
import { useRecords } from './records-context';
import type { Field, ObjectDescription, RecordView } from './types';

type HistoryEntry = RouterOutputs['changes']['history']['entries'][number];
type HistoryObject = RouterInputs['changes']['history']['object'];

/** Every value that a field has had: when, by whom. */
export function FieldHistory({
  object,
  record,
  field,
}: {
  object: ObjectDescription;
  record: RecordView;
  field: Field;
}) {
  const { api, writing } = useRecords();
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    api.changes.history
      .query(
        { object: object.name as HistoryObject, recordId: record.id, field: field.key, limit: 20 },
        { signal: abort.signal },
      )
      .then((history) => setEntries(history.entries))
      .catch((error: unknown) => !abort.signal.aborted && setFailure(explainFailure(error).message));
    return () => abort.abort();
  }, [api, object, record.id, field.key]);
  return (
    <div className="grid gap-2 text-13">
      <p className="font-medium">History of {field.label}</p>
      {failure && <p className="text-danger-text">{failure}</p>}
      {!entries && !failure && <SkeletonLines />}
      {entries?.length === 0 && <p className="text-muted">It has had this value from the start.</p>}
      {entries && entries.length > 0 && (
        <ol className="grid max-h-80 gap-2.5 overflow-y-auto">
          {entries.map((entry) => (
            <li key={entry.changeId} className="grid gap-0.5">
              <FromTo
                from={loggedText(field, entry.from, entry.fromText, writing)}
                to={loggedText(field, entry.to, entry.toText, writing)}
              />
              <p className="text-12 text-muted">
                <bdi>{entry.actor.name}</bdi> · <RelativeTime at={entry.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** An old and a new value; empty ones are said to be empty. */
export function FromTo({ from, to }: { from: string; to: string }) {
  return (
    <span className="wrap-anywhere flex flex-wrap items-center gap-x-1.5">
      {from ? (
        <bdi className="text-muted line-through decoration-line-strong">{from}</bdi>
      ) : (
        <span className="text-subtle">empty</span>
      )}
      <ArrowRight aria-label="to" className="size-3 shrink-0 text-muted" />
      {to ? <bdi>{to}</bdi> : <span className="text-subtle">empty</span>}
    </span>
  );
}
