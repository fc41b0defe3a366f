import type { Conversion } from '../currencies';

/** What the deals of one stage in one currency come to, in its minor units. */
export type StageSum = {
  stageId: string;
  currency: string;
  deals: number;
  amount: number;
  /** The part of `amount` that is weighted by the stage. */
  amountByStage: number;
  /** What the other deals come to, each by its own probability. */
  weightedByDeal: number;
};

export type ColumnSum = { count: number; sum: number; weighted: number; unconverted: string[] };

/** amount × probability of the stage, and what deals with a probability of their own come to; in minor units, unrounded. */
export const weightedOf = (sum: Pick<StageSum, 'amountByStage' | 'weightedByDeal'>, probability: number): number =>
  (sum.amountByStage * probability) / 100 + sum.weightedByDeal;

/**
 * What a column comes to in the workspace's currency. Currencies without a rate count their deals, add nothing, and are
 * named.
 */
export function columnSum(sums: readonly StageSum[], probability: number, { convert }: Conversion): ColumnSum {
  const unconverted = new Set<string>();
  const total = { count: 0, sum: 0, weighted: 0 };
  for (const one of sums) {
    total.count += one.deals;
    const sum = convert(one.amount, one.currency);
    const weighted = convert(weightedOf(one, probability), one.currency);
    if (sum === null || weighted === null) {
      unconverted.add(one.currency);
      continue;
    }
    total.sum += sum;
    total.weighted += weighted;
  }
  return {
    count: total.count,
    sum: Math.round(total.sum),
    weighted: Math.round(total.weighted),
    unconverted: [...unconverted].sort(),
  };
}
