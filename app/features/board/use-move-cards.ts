import { useCallback } from 'react';
import type { RouterInputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { inChunks } from '~/features/records/list-rules';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import type { Cards } from './use-cards';

type Options = { board: Cards<RecordView>; object: ObjectDescription; field: string; hidden: readonly string[] };

const mostAtOnce = 100;

/** Puts cards into another column at once, and back where the move is refused. */
export function useMoveCards({ board, object, field, hidden }: Options) {
  const { api } = useRecords();
  const { inParts } = useUndo();
  const { carry, settle, putBack, heads } = board;
  return useCallback(
    async (ids: readonly string[], column: string) => {
      const { name = '' } = heads.find(({ id }) => id === column) ?? {};
      const before = carry(ids, column);
      const words = (count: number) => `${count} ${object.label[count === 1 ? 'one' : 'many'].toLowerCase()}`;
      const named = (count: number) => (ids.length === 1 ? (before[0]?.title ?? '') : words(count));
      let moved = 0;
      const send = async (part: string[]) => {
        const input = { object: object.name, field, column, ids: part };
        const written = await api.board.move.mutate(input as RouterInputs['board']['move']);
        moved += part.length;
        return written;
      };
      const where = `moved to ${name}${hidden.includes(column) ? ', which is hidden' : ''}`;
      try {
        await inParts(inChunks(ids, mostAtOnce), send, () => `${named(moved)} ${where}`);
        await settle(ids, column).catch(() => undefined);
      } catch (error) {
        putBack(before, column);
        const left = ids.length - moved;
        toastFailure(error, `${named(left)} ${left === 1 ? 'was' : 'were'} not moved`);
      }
    },
    [api, object, field, hidden, heads, carry, settle, putBack, inParts],
  );
}
