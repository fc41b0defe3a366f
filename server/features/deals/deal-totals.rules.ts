import type { RecordRow } from '../records/object-types';
import { signedSums, type Turned } from '../rollups/signed-sums.rules';

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
export function sharesOf(row: RecordRow): TotalsRow[] {
  if (row.deletedAt) return [];
  const amount = (row.amount as number | null) ?? 0;
  const own = row.probability as number | null | undefined;
  const byStage = own === null || own === undefined;
  const share = {
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
  return [share];
}

export const totalMeasures = ['deals', 'amount', 'amountByStage', 'weightedByDeal'] as const;

/** What writes of deals change of the totals. */
export const totalsChanges = (writes: readonly Turned[]): TotalsRow[] => signedSums(writes, sharesOf, totalMeasures);
