import type { RecordView } from '~/features/records/types';

/** The cards of a column that this page holds. */
export type ColumnState<Card> = {
  rows: readonly Card[];
  /** Where the next ones begin; null: there are no more. */
  cursor: string | null;
  loading: boolean;
  problem: string | null;
};
/** By column. One without an entry was never opened. */
export type Columns<Card> = Readonly<Record<string, ColumnState<Card>>>;

/** Where the cards of a board stand. */
export type CardRules<Card> = {
  /** Id of the column that a card belongs in. */
  columnOf: (card: Card) => string;
  /** Where it comes to stand among others that are in order. */
  placeAmong: (card: Card, cards: readonly Card[]) => number;
  /** Whether a card keeps its place although it was read again. */
  sameOrder: (a: Card, b: Card) => boolean;
};

const nothing = { rows: [], cursor: null, loading: false, problem: null };
export const emptyColumn = <Card>(): ColumnState<Card> => nothing;

export function findCard<Card extends RecordView>(columns: Columns<Card>, id: string): Card | undefined {
  for (const { rows } of Object.values(columns)) {
    const found = rows.find((row) => row.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The columns without these cards. Columns that had none of them stay the same objects. */
export function withoutCards<Card extends RecordView>(columns: Columns<Card>, ids: ReadonlySet<string>): Columns<Card> {
  const changed = Object.entries(columns).filter(([, { rows }]) => rows.some(({ id }) => ids.has(id)));
  if (changed.length === 0) return columns;
  const next = changed.map(([id, column]) => [id, { ...column, rows: column.rows.filter((row) => !ids.has(row.id)) }]);
  return { ...columns, ...Object.fromEntries(next) };
}

/**
 * Puts each card into its column, where the order says; one that was there already stays where it is unless its order
 * changed. Columns that this page does not hold take none.
 * @param byHand cards that were put here by hand stay in sight, even where the order would put them beyond what is loaded
 */
export function placeCards<Card extends RecordView>(
  columns: Columns<Card>,
  cards: readonly Card[],
  { columnOf, placeAmong, sameOrder }: CardRules<Card>,
  byHand: boolean,
): Columns<Card> {
  let next = columns;
  for (const card of cards) {
    const to = columnOf(card);
    const column = next[to];
    const before = column?.rows.findIndex(({ id }) => id === card.id) ?? -1;
    const known = column?.rows[before];
    if (column && known && sameOrder(known, card)) {
      next = { ...next, [to]: { ...column, rows: column.rows.with(before, card) } };
      continue;
    }
    next = withoutCards(next, new Set([card.id]));
    const target = next[to];
    if (!target) continue;
    const at = placeAmong(card, target.rows);
    if (at === target.rows.length && target.cursor !== null && !byHand) continue;
    next = { ...next, [to]: { ...target, rows: target.rows.toSpliced(at, 0, card) } };
  }
  return next;
}

/** Adds a page. A card that moved between two reads is not shown twice. */
export function appendPage<Card extends RecordView>(
  column: ColumnState<Card>,
  rows: readonly Card[],
  cursor: string | null,
): ColumnState<Card> {
  const have = new Set(column.rows.map(({ id }) => id));
  return { rows: [...column.rows, ...rows.filter(({ id }) => !have.has(id))], cursor, loading: false, problem: null };
}

/**
 * The columns after their first cards were read again: those, and behind them what was loaded before while the order is
 * still the same. A column that was not read stays as it is.
 */
export function rejoinColumns<Card extends RecordView>(fresh: Columns<Card>, known: Columns<Card>): Columns<Card> {
  const read = new Set(Object.values(fresh).flatMap(({ rows }) => rows.map(({ id }) => id)));
  const joined = Object.entries(known).map(([id, column]): [string, ColumnState<Card>] => {
    const first = fresh[id];
    const beyond = column.rows.slice(first?.rows.length ?? 0).filter((card) => !read.has(card.id));
    if (!first) return [id, { ...column, rows: beyond }];
    const same = first.rows.every((card, at) => column.rows[at]?.id === card.id);
    if (!same || first.cursor === null || beyond.length === 0) return [id, first];
    return [id, { ...column, rows: [...first.rows, ...beyond] }];
  });
  return { ...fresh, ...Object.fromEntries(joined) };
}
