import { Undo2, X } from 'lucide-react';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription } from '~/features/records/types';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Progress } from '~/ui/progress';
import { runWords } from './run-words';
import type { BulkRuns } from './use-bulk-run';

/** How far a run is, over the foot of the list; when it is over, the way back. */
export function RunCard({ object, runs }: { object: ObjectDescription; runs: BulkRuns }) {
  const { writing } = useRecords();
  const { run } = runs;
  if (!run) return null;
  const goesOn = ['queued', 'running', 'undoing'].includes(run.status);
  const words = runWords(run, object.label, writing.locale);
  const number = (count: number) => count.toLocaleString(writing.locale);
  return (
    <section
      aria-label="Action over many records"
      className="absolute inset-x-3 bottom-4 z-20 mx-auto grid max-w-120 animate-rise gap-2 rounded-card border bg-raised p-3 text-13 shadow-float print:hidden"
    >
      {goesOn ? (
        <Progress
          label={words}
          value={run.status === 'queued' ? undefined : run.done}
          max={Math.max(run.total, 1)}
          detail={`${number(run.done)} of ${number(run.total)}`}
        />
      ) : (
        <p role="status">{words}</p>
      )}
      {run.error && <p className="line-clamp-3 whitespace-pre-line text-12 text-muted">{run.error}</p>}
      <div className="flex items-center justify-end gap-2">
        {goesOn && run.canCancel && (
          <Button size="small" onClick={() => void runs.cancel(run.id)}>
            Stop
          </Button>
        )}
        {!goesOn && run.canUndo && (
          <Button size="small" icon={<Undo2 />} onClick={() => void runs.undo(run.id)}>
            Undo
          </Button>
        )}
        {!goesOn && <IconButton size="small" label="Close" icon={<X />} onClick={runs.dismiss} />}
      </div>
    </section>
  );
}
