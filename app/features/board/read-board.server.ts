import type { PageContext, RouterInputs } from '@/api/types';
import { noFilter } from '~/features/records/filter-language';
import { isRefused } from '~/features/records/record-loaders.server';
import type { RecordView } from '~/features/records/types';
import type { ViewState } from '~/features/records/view-state';
import type { BoardPlan, BoardSource, FirstCards, Head } from './board-plan';
import { isOutside } from './forecast';
import type { Narrowing } from './use-cards';

type Caller = PageContext['api'];

export const narrowingOf = ({ filter, search }: ViewState): Narrowing => ({
  ...(filter !== noFilter && { filter }),
  ...(search && { search }),
});

type Asked = Pick<BoardPlan<RecordView>, 'object' | 'headsOf' | 'cardsOf' | 'fields'> & {
  /** The columns whose cards are shown; without it, all but these. */
  shown: { only: readonly string[] } | { but: readonly string[] };
};

async function firstCards<Card extends RecordView>(
  api: Caller,
  { object, cardsOf, fields }: Asked,
  column: string,
  narrowing: Narrowing,
): Promise<FirstCards<Card>> {
  const input = { object, ...cardsOf, column, fields, ...narrowing };
  const { rows, nextCursor } = await api.board.cards(input as RouterInputs['board']['cards']);
  return { column, rows: rows as unknown as Card[], nextCursor };
}

async function boardOf<Card extends RecordView>(
  api: Caller,
  asked: Asked,
  narrowing: Narrowing,
): Promise<BoardSource<Card>> {
  const { object, headsOf, shown } = asked;
  const heads = async () => {
    const { columns } = await api.board.get({ object, ...headsOf, ...narrowing } as RouterInputs['board']['get']);
    return columns as Head[];
  };
  const cardsIn = (ids: readonly string[]) => Promise.all(ids.map((id) => firstCards<Card>(api, asked, id, narrowing)));
  if ('only' in shown) {
    const [columns, cards] = await Promise.all([heads(), cardsIn(shown.only)]);
    return { heads: columns, cards };
  }
  const columns = await heads();
  const seen = columns.filter(({ id }) => !shown.but.includes(id) && !isOutside(id));
  // In a large table nothing takes as long to find as what is not there
  const cards = await cardsIn(seen.filter(({ count }) => count > 0).map(({ id }) => id));
  const empty = seen.filter(({ count }) => count === 0).map(({ id }) => ({ column: id, rows: [], nextCursor: null }));
  return { heads: columns, cards: [...cards, ...empty] };
}

/**
 * The figures of all columns of a board and the first cards of those that are shown. With a filter or order that does not
 * fit, without it, and said so.
 */
export async function readBoard<Card extends RecordView>(
  api: Caller,
  asked: Asked,
  narrowing: Narrowing,
): Promise<{ source: BoardSource<Card>; refused: boolean }> {
  try {
    return { source: await boardOf<Card>(api, asked, narrowing), refused: false };
  } catch (error) {
    if (!isRefused(error)) throw error;
    const { sort: _sort, ...cardsOf } = asked.cardsOf;
    return { source: await boardOf<Card>(api, { ...asked, cardsOf }, {}), refused: true };
  }
}
