import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';

/** A row of `deal_totals`, or what is to be added to it. */
export type TotalsRow = {
  pipelineId: string;
  stageId: string;
  owner: string;
  currency: string;
  month: string;
  deals: number;
  amount: number;
  amountByStage: number;
  weightedByDeal: number;
};

const monthOf = (day: unknown): string => (typeof day === 'string' ? day.slice(0, 7) : '');

/** What one deal counts for; nothing in the trash. */
export function shareOf(row: RecordRow): TotalsRow | undefined {
  if (row.deletedAt) return undefined;
  const amount = (row.amount as number | null) ?? 0;
  const own = row.probability as number | null | undefined;
  const byStage = own === null || own === undefined;
  return {
    pipelineId: String(row.pipelineId),
    stageId: String(row.stageId),
    owner: row.ownerId ?? '',
    currency: String(row.currency),
    month: monthOf(row.status === 'open' ? row.expectedCloseOn : row.closedOn),
    deals: 1,
    amount,
    amountByStage: byStage ? amount : 0,
    weightedByDeal: byStage ? 0 : Number(row.weightedAmount ?? 0),
  };
}

const keyOf = ({ pipelineId, stageId, owner, currency, month }: TotalsRow): string =>
  [pipelineId, stageId, owner, currency, month].join(' ');

const isNothing = (row: TotalsRow): boolean =>
  row.deals === 0 && row.amount === 0 && row.amountByStage === 0 && row.weightedByDeal === 0;

/** Shares added up by key, each taken `sign` times. */
function add(into: Map<string, TotalsRow>, share: TotalsRow | undefined, sign: 1 | -1): void {
  if (!share) return;
  const key = keyOf(share);
  const sum = into.get(key) ?? { ...share, deals: 0, amount: 0, amountByStage: 0, weightedByDeal: 0 };
  sum.deals += sign * share.deals;
  sum.amount += sign * share.amount;
  sum.amountByStage += sign * share.amountByStage;
  sum.weightedByDeal += sign * share.weightedByDeal;
  into.set(key, sum);
}

/** What writes of deals change of the totals, in the order of the keys; what stays as it is left out. */
export function totalsChanges(writes: readonly Pick<Write, 'before' | 'after'>[]): TotalsRow[] {
  const sums = new Map<string, TotalsRow>();
  for (const { before, after } of writes) {
    if (before) add(sums, shareOf(before), -1);
    add(sums, shareOf(after), 1);
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, sum]) => (isNothing(sum) ? [] : [sum]));
}
