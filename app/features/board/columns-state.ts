import { type Moment, placeAmong, sameOrder } from './card-order';
import type { Deal, Head, Stage } from './deal';

/** The cards of a stage that this page holds. */
export type ColumnState = {
  rows: readonly Deal[];
  /** Where the next ones begin; null: there are no more. */
  cursor: string | null;
  loading: boolean;
  problem: string | null;
};
/** By stage. A stage without an entry was never opened. */
export type Columns = Readonly<Record<string, ColumnState>>;

export const emptyColumn: ColumnState = { rows: [], cursor: null, loading: false, problem: null };

export function findDeal(columns: Columns, id: string): Deal | undefined {
  for (const { rows } of Object.values(columns)) {
    const found = rows.find((row) => row.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The columns without these deals. Columns that had none of them stay the same objects. */
export function withoutDeals(columns: Columns, ids: ReadonlySet<string>): Columns {
  const changed = Object.entries(columns).filter(([, { rows }]) => rows.some(({ id }) => ids.has(id)));
  if (changed.length === 0) return columns;
  const next = changed.map(([stage, column]) => [
    stage,
    { ...column, rows: column.rows.filter(({ id }) => !ids.has(id)) },
  ]);
  return { ...columns, ...Object.fromEntries(next) };
}

type PlaceOptions = {
  moment: Moment;
  /** Cards that were put here by hand stay in sight, even where the order would put them beyond what is loaded. */
  byHand: boolean;
};

/**
 * Puts each deal into the column of its stage, where the order says; a deal that was there already stays where it is
 * unless its order changed. Stages that this page does not hold take none.
 */
export function placeDeals(columns: Columns, deals: readonly Deal[], { moment, byHand }: PlaceOptions): Columns {
  let next = columns;
  for (const deal of deals) {
    const column = next[deal.stageId];
    const before = column?.rows.findIndex(({ id }) => id === deal.id) ?? -1;
    const known = column?.rows[before];
    if (column && known && sameOrder(known, deal)) {
      next = { ...next, [deal.stageId]: { ...column, rows: column.rows.with(before, deal) } };
      continue;
    }
    next = withoutDeals(next, new Set([deal.id]));
    const target = next[deal.stageId];
    if (!target) continue;
    const at = placeAmong(deal, target.rows, moment);
    if (at === target.rows.length && target.cursor !== null && !byHand) continue;
    next = { ...next, [deal.stageId]: { ...target, rows: target.rows.toSpliced(at, 0, deal) } };
  }
  return next;
}

/** Adds a page. A card that moved between two reads is not shown twice. */
export function appendPage(column: ColumnState, rows: readonly Deal[], cursor: string | null): ColumnState {
  const have = new Set(column.rows.map(({ id }) => id));
  return { rows: [...column.rows, ...rows.filter(({ id }) => !have.has(id))], cursor, loading: false, problem: null };
}

/**
 * The figures of the heads as they will be once deals have moved, until the server says them. Amounts in other currencies
 * than the workspace's wait for it.
 */
export function shiftHeads(
  heads: readonly Head[],
  deals: readonly Deal[],
  to: Pick<Stage, 'id' | 'probability'>,
  { stages, currency }: { stages: readonly Stage[]; currency: string },
): Head[] {
  const all = new Map(heads.map((head) => [head.id, { ...head }]));
  const add = (stageId: string, deal: Deal, probability: number, sign: 1 | -1) => {
    const head = all.get(stageId);
    if (!head) return;
    head.count += sign;
    if (deal.currency !== currency || deal.amount === null) return;
    head.sum += sign * deal.amount;
    head.weighted += sign * Math.round((deal.amount * (deal.probability ?? probability)) / 100);
  };
  for (const deal of deals) {
    if (deal.stageId === to.id) continue;
    const from = stages.find(({ id }) => id === deal.stageId);
    if (from) add(from.id, deal, from.probability, -1);
    add(to.id, deal, to.probability, 1);
  }
  return heads.map((head) => all.get(head.id) ?? head);
}
