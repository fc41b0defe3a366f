import { useCallback } from 'react';
import type { RouterInputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import type { Cards } from './use-cards';

type Options = { board: Cards<RecordView>; object: ObjectDescription; field: string; hidden: readonly string[] };

const mostAtOnce = 100;

/** Puts cards into another column at once, and back where the move is refused. */
export function useMoveCards({ board, object, field, hidden }: Options) {
  const { api } = useRecords();
  const { announceAll, announce } = useUndo();
  const { carry, settle, putBack, heads } = board;
  return useCallback(
    async (ids: readonly string[], column: string) => {
      const { name = '' } = heads.find(({ id }) => id === column) ?? {};
      const before = carry(ids, column);
      const what = ids.length === 1 ? (before[0]?.title ?? '') : `${ids.length} ${object.label.many.toLowerCase()}`;
      const groups: string[] = [];
      try {
        for (let from = 0; from < ids.length; from += mostAtOnce) {
          const input = { object: object.name, field, column, ids: ids.slice(from, from + mostAtOnce) };
          const { groupId } = await api.board.move.mutate(input as RouterInputs['board']['move']);
          if (groupId) groups.push(groupId);
        }
        const said = `${what} moved to ${name}${hidden.includes(column) ? ', which is hidden' : ''}`;
        if (groups.length > 1) announceAll(said, groups);
        else announce(said, groups[0] ?? null);
        await settle(ids).catch(() => undefined);
      } catch (error) {
        putBack(before);
        toastFailure(error, `${what} ${ids.length === 1 ? 'was' : 'were'} not moved`);
      }
    },
    [api, object, field, hidden, heads, carry, settle, putBack, announce, announceAll],
  );
}
