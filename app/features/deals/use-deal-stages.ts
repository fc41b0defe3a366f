import { useCallback, useEffect, useRef, useState } from 'react';
import type { PipelinesOverview } from '~/features/board/deal';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import type { Stay } from './stage-times';

/** What a deal's head needs besides the deal. `now`: milliseconds, when it was read. */
export type DealStages = { overview: PipelinesOverview; stays: readonly Stay[]; now: number };

const pauseMs = 300;

/** The pipelines, and the stages that a deal went through; read again when it moves. Null until they are there. */
export function useDealStages(deal: RecordView, first?: DealStages): DealStages | null {
  const { api, head } = useRecords();
  const [known, setKnown] = useState(first ?? null);
  const { id, stageSince } = deal;
  const load = useCallback(async () => {
    const [overview, { stays }] = await Promise.all([
      api.pipelines.list.query({}),
      api.deals.history.query({ id }),
    ]).catch(() => [undefined, { stays: [] }] as const);
    // What fails now comes with the next change
    if (overview) setKnown({ overview, stays, now: Date.now() });
  }, [api, id]);
  const served = useRef(first === undefined ? null : stageSince);
  useEffect(() => {
    if (served.current === stageSince) return;
    served.current = stageSince;
    void load();
  }, [load, stageSince]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (!['pipeline', 'stage', 'lostReason'].includes(event.object)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  return known;
}
