import { useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';

export type BulkRun = RouterOutputs['bulk']['get'];
type Start = Omit<RouterInputs['bulk']['start'], 'id'>;

const pauseMs = 600;
const isOver = ({ status }: BulkRun): boolean => !['queued', 'running', 'undoing'].includes(status);

/** The run that the address names, `?run=ID`: a reload and a line of the inbox lead back to it. */
function useAddressedRun() {
  const [params, setParams] = useSearchParams();
  const address = useCallback(
    (id: string | null) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (id) next.set('run', id);
          else next.delete('run');
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { addressed: params.get('run'), address };
}

/** One action over a whole selection: started, watched until it is over, stopped, taken back. */
export function useBulkRun({ onOver }: { onOver: (run: BulkRun) => void }) {
  const { api } = useRecords();
  const { addressed, address } = useAddressedRun();
  const [run, setRun] = useState<BulkRun | null>(null);
  const known = run?.id === addressed;
  useEffect(() => {
    if (!addressed || known) return;
    let left = false;
    api.bulk.get
      .query({ id: addressed })
      .then((found) => !left && setRun(found))
      .catch((error: unknown) => {
        if (left) return;
        toastFailure(error, 'That action is not there');
        address(null);
      });
    return () => {
      left = true;
    };
  }, [api, address, addressed, known]);
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
  const act = useCallback(
    async (what: string, work: () => Promise<BulkRun>) => {
      try {
        const now = await work();
        setRun(now);
        address(now.id);
        return true;
      } catch (error) {
        toastFailure(error, what);
        return false;
      }
    },
    [address],
  );
  return {
    run: addressed ? run : null,
    start: (input: Start) =>
      act('Nothing was changed', () =>
        api.bulk.start.mutate({ id: newId(), ...input } as RouterInputs['bulk']['start']),
      ),
    cancel: (id: string) => act('Not stopped', () => api.bulk.cancel.mutate({ id })),
    undo: (id: string) => act('It could not be undone', () => api.bulk.undo.mutate({ id })),
    dismiss: () => address(null),
  };
}
export type BulkRuns = ReturnType<typeof useBulkRun>;
