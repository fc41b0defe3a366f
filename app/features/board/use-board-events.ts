import { useEffect, useRef } from 'react';
import type { ChangeEvent } from '~/features/records/live-store';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { useRefresh } from '~/lib/use-refresh';
import { findDeal } from './columns-state';
import type { Deal } from './deal';
import type { DealBoard } from './use-deal-board';

/** Events come in bursts (an import, a bulk edit): they are gathered for this long and looked up together. */
const gatherMs = 200;
/** More than so many at once are no single moves any more: the whole board is read again. */
const most = 100;
const shapeOfBoard = new Set(['stage', 'pipeline', 'lostReason']);

type Gathered = { deals: Set<string>; gone: Set<string>; shape: boolean };
const nothing = (): Gathered => ({ deals: new Set(), gone: new Set(), shape: false });

/** Keeps a board as it is in the database, whoever changes it. @param narrowed whether a filter or search is in force */
export function useBoardEvents(board: DealBoard, narrowed: boolean): void {
  const { head, callsOf } = useRecords();
  const refresh = useRefresh();
  const gathered = useRef(nothing());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef({ board, narrowed });
  useEffect(() => {
    latest.current = { board, narrowed };
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const flush = async () => {
    const { deals, gone, shape } = gathered.current;
    gathered.current = nothing();
    const now = latest.current;
    if (shape || deals.size > most) return refresh();
    now.board.remove([...gone]);
    const ids = [...deals].filter((id) => !gone.has(id));
    now.board.refreshHeads();
    if (ids.length === 0) return;
    const before = ids.flatMap((id) => findDeal(now.board.dealsNow(), id)?.stageId ?? []);
    const fresh = (await callsOf('deals').getMany(ids)) as Deal[];
    if (!now.narrowed) return now.board.adopt(fresh);
    // Whether a deal meets the filter, the server knows
    const touched = new Set([...before, ...fresh.map(({ stageId }) => stageId)]);
    await Promise.all([...touched].map((stageId) => now.board.reload(stageId)));
  };
  /** Whether the event touches the board; remembers what has to be looked up. */
  const gather = (event: ChangeEvent): boolean => {
    const { deals, gone } = gathered.current;
    const { columns } = latest.current.board;
    if (shapeOfBoard.has(event.object)) gathered.current.shape = true;
    else if (event.object === 'deal' && (event.action === 'delete' || event.action === 'destroy')) {
      gone.add(event.recordId);
    } else if (event.object === 'deal') {
      if ((findDeal(columns, event.recordId)?.version ?? -1) >= event.version) return false;
      gone.delete(event.recordId);
      deals.add(event.recordId);
    } else if (event.parentObject === 'deal' && event.parentId) deals.add(event.parentId);
    else if (event.object === 'company') {
      const theirs = Object.values(columns).flatMap(({ rows }) =>
        rows.filter(({ companyId }) => companyId === event.recordId),
      );
      for (const { id } of theirs) deals.add(id);
      return theirs.length > 0;
    } else return false;
    return true;
  };
  useLiveChanges(head, (event) => {
    if (!gather(event)) return;
    clearTimeout(timer.current);
    // What cannot be read now comes with the next event or the next visit
    timer.current = setTimeout(() => void flush().catch(() => undefined), gatherMs);
  });
}
