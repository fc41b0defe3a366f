import { type Dispatch, type SetStateAction, useCallback } from 'react';
import type { RecordView } from '~/features/records/types';
import { toast } from '~/ui/toast-store';
import type { BoardPlan, Head } from './board-plan';
import { type Columns, findCard } from './cards-state';

type Options<Card extends RecordView> = {
  latest: { readonly current: { columns: Columns<Card>; plan: BoardPlan<Card> } };
  /** Cards whose move is on its way, and the columns that they go to. */
  moving: { readonly current: Map<string, string> };
  place: (cards: readonly Card[], byHand: boolean) => void;
  /** Reads cards again; gives those that a filter hides by now. */
  follow: (ids: readonly string[]) => Promise<Card[]>;
  refreshHeads: () => void;
  setHeads: Dispatch<SetStateAction<readonly Head[]>>;
};

const unseenWords = ([first, ...more]: readonly RecordView[]): string =>
  more.length === 0 ? `${first?.title} is not shown any more` : `${more.length + 1} cards are not shown any more`;

/** Cards on their way to another column: shown there at once, then as the server has them, or back where they were. */
export function useCarriedCards<Card extends RecordView>(options: Options<Card>) {
  const { latest, moving, place, follow, refreshHeads, setHeads } = options;

  /** Shows cards in another column before the server has heard of it. Returns what they were, for the way back. */
  const carry = useCallback(
    (ids: readonly string[], columnId: string): Card[] => {
      const { columns, plan } = latest.current;
      const before = ids.flatMap((id) => findCard(columns, id) ?? []);
      for (const { id } of before) moving.current.set(id, columnId);
      place(
        before.map((card) => plan.put(card, columnId)),
        true,
      );
      setHeads((all) => plan.shift(all, before, columnId));
      return before;
    },
    [latest, moving, place, setHeads],
  );
  /** The move to a column is over: the server's word counts again, unless a later move of the same card is on its way. */
  const settle = useCallback(
    async (ids: readonly string[], columnId: string) => {
      for (const id of ids) if (moving.current.get(id) === columnId) moving.current.delete(id);
      refreshHeads();
      const unseen = await follow(ids);
      if (unseen.length > 0) toast({ title: unseenWords(unseen), detail: 'The filters leave out what was moved.' });
    },
    [moving, follow, refreshHeads],
  );
  /** The move to a column did not happen, or not for all: everything as it was, then as the server has it. */
  const putBack = useCallback(
    (before: readonly Card[], columnId: string) => {
      const { plan } = latest.current;
      const back = before.filter(({ id }) => moving.current.get(id) === columnId);
      for (const card of back) {
        setHeads((all) => plan.shift(all, [plan.put(card, columnId)], plan.columnOf(card)));
        moving.current.delete(card.id);
      }
      place(back, true);
      refreshHeads();
      // Some may have moved all the same, and what was heard of them meanwhile was left out
      void follow(before.map(({ id }) => id)).catch(() => undefined);
    },
    [latest, moving, place, follow, refreshHeads, setHeads],
  );
  return { carry, settle, putBack };
}
