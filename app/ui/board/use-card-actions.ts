import { useEffect, useMemo, useRef } from 'react';
import type { BoardProps } from './board';
import { findSpot } from './board-rules';
import type { CardActions } from './card-frame';

type ActionOptions<Item> = Pick<BoardProps<Item>, 'onOpen' | 'selection' | 'onSelectionChange'> & {
  lanes: Parameters<typeof findSpot>[0];
  move: (ids: readonly string[], columnId: string, lead?: string) => void;
};

/** What cards ask for; the same functions for as long as the board is there. */
export function useCardActions<Item>(options: ActionOptions<Item>): CardActions {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  return useMemo(
    () => ({
      open: (id) => latest.current.onOpen(id),
      toggle: (id, on) => {
        const next = new Set(latest.current.selection);
        if (on) next.add(id);
        else next.delete(id);
        latest.current.onSelectionChange(next);
      },
      moveTo: (id, columnId) => {
        const { lanes, selection, move } = latest.current;
        const ids = selection.has(id) ? lanes.flatMap((lane) => lane.ids.filter((one) => selection.has(one))) : [id];
        const moved = ids.filter((one) => findSpot(lanes, one)?.lane.id !== columnId);
        if (moved.length > 0) move(moved, columnId, id);
      },
    }),
    [],
  );
}
