import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';

export type BulkRun = RouterOutputs['bulk']['get'];
type Start = Omit<RouterInputs['bulk']['start'], 'id'>;

const pauseMs = 600;
const isOver = ({ status }: BulkRun): boolean => !['queued', 'running', 'undoing'].includes(status);

/** One action over a whole selection: started, watched until it is over, stopped, taken back. */
export function useBulkRun({ onOver }: { onOver: (run: BulkRun) => void }) {
  const { api } = useRecords();
  const [run, setRun] = useState<BulkRun | null>(null);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  const watched = run && !isOver(run) ? run.id : null;
  useEffect(() => {
    if (!watched) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      try {
        const now = await api.bulk.get.query({ id: watched });
        if (left) return;
        setRun(now);
        if (isOver(now)) return over.current(now);
      } catch {
        // The connection note says what is wrong; the run goes on without us
      }
      if (!left) timer = setTimeout(() => void look(), pauseMs);
    };
    timer = setTimeout(() => void look(), pauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [api, watched]);
  const act = useCallback(async (what: string, work: () => Promise<BulkRun>) => {
    try {
      setRun(await work());
      return true;
    } catch (error) {
      toastFailure(error, what);
      return false;
    }
  }, []);
  return {
    run,
    start: (input: Start) =>
      act('Nothing was changed', () =>
        api.bulk.start.mutate({ id: newId(), ...input } as RouterInputs['bulk']['start']),
      ),
    cancel: (id: string) => act('Not stopped', () => api.bulk.cancel.mutate({ id })),
    undo: (id: string) => act('It could not be undone', () => api.bulk.undo.mutate({ id })),
    dismiss: () => setRun(null),
  };
}
export type BulkRuns = ReturnType<typeof useBulkRun>;
