import { useEffect, useRef } from 'react';
import type { ChangeEvent } from '~/features/records/live-store';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import { useRefresh } from '~/lib/use-refresh';
import type { BoardPlan } from './board-plan';
import { findCard } from './cards-state';
import type { Cards } from './use-cards';

/** Events come in bursts (an import, a bulk edit): they are gathered for this long and looked up together. */
const gatherMs = 200;
/** More than so many at once are no single moves any more: the whole board is read again. */
const most = 100;

type Gathered = { changed: Set<string>; gone: Set<string>; shape: boolean };
const nothing = (): Gathered => ({ changed: new Set(), gone: new Set(), shape: false });

type Options<Card extends RecordView> = {
  board: Cards<Card>;
  plan: BoardPlan<Card>;
  /** Record types that the columns themselves are made of. */
  shape?: ReadonlySet<string>;
};

/** Keeps a board as it is in the database, whoever changes it. */
export function useBoardEvents<Card extends RecordView>(options: Options<Card>): void {
  const { head } = useRecords();
  const refresh = useRefresh();
  const gathered = useRef(nothing());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const flush = async () => {
    const { changed, gone, shape } = gathered.current;
    gathered.current = nothing();
    const { board } = latest.current;
    if (shape || changed.size > most) return refresh();
    board.remove([...gone]);
    const ids = [...changed].filter((id) => !gone.has(id));
    board.refreshHeads();
    if (ids.length === 0) return;
    try {
      await board.follow(ids);
    } catch {
      // What cannot be read now comes with the next event or the next visit
      const { changed: next, gone: left } = gathered.current;
      for (const id of ids) if (!left.has(id)) next.add(id);
    }
  };
  useLiveChanges(head, (event) => {
    if (!gather(event, gathered.current, latest.current)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), gatherMs);
  });
}

/** Whether the event touches the board; remembers what has to be looked up. */
function gather<Card extends RecordView>(
  event: ChangeEvent,
  gathered: Gathered,
  { board: { columns }, plan: { object, links }, shape }: Options<Card>,
): boolean {
  const { changed, gone } = gathered;
  if (shape?.has(event.object)) {
    gathered.shape = true;
    return true;
  }
  if (event.object === object) {
    if (event.action === 'delete' || event.action === 'destroy') {
      gone.add(event.recordId);
      return true;
    }
    if ((findCard(columns, event.recordId)?.version ?? -1) >= event.version) return false;
    gone.delete(event.recordId);
    changed.add(event.recordId);
    return true;
  }
  if (event.parentObject === object && event.parentId) {
    changed.add(event.parentId);
    return true;
  }
  const keys = links.filter((link) => link.object === event.object).map(({ key }) => key);
  const named = Object.values(columns).flatMap(({ rows }) =>
    rows.filter((card) => keys.some((key) => card[key] === event.recordId)),
  );
  for (const { id } of named) changed.add(id);
  return named.length > 0;
}
