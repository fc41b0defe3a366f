import { type StageSum, weightedOf } from '../board/column-sums.rules';
import { monthsOf } from './period.rules';
import { monthFilter, stageFilter } from './report-filters.rules';
import type { Overview } from './reports.schema';
import { inBase, type Scope } from './scope';
import type { MonthSum } from './totals';

/** A bar for each stage: what is in an open one now, what came to the others in the period. */
export function pipelineBars(
  scope: Scope,
  open: readonly StageSum[],
  months: readonly MonthSum[],
): Overview['pipeline'] {
  return scope.stages
    .filter(({ isLive }) => isLive)
    .map((stage) => {
      const { id, pipelineId, name, type, color, probability } = stage;
      const own: readonly (StageSum & { month?: string })[] = type === 'open' ? open : months;
      const bar = { count: 0, amount: 0, weighted: 0 };
      for (const sum of own.filter(({ stageId }) => stageId === id)) {
        bar.count += sum.deals;
        bar.amount += inBase(scope, sum.amount, sum.currency, sum.month) ?? 0;
        bar.weighted += inBase(scope, weightedOf(sum, probability), sum.currency, sum.month) ?? 0;
      }
      const filter = stageFilter(scope.narrowed, stage, scope.period);
      return { stageId: id, pipelineId, name, type, color, ...rounded(bar), filter };
    });
}

const rounded = (bar: { count: number; amount: number; weighted: number }) => ({
  count: bar.count,
  amount: Math.round(bar.amount),
  weighted: Math.round(bar.weighted),
});

/** A bar for each month: what is expected to close in it, and what was won. */
export function forecastBars(scope: Scope, sums: readonly MonthSum[]): Overview['forecast'] {
  const stages = new Map(scope.stages.map((stage) => [stage.id, stage]));
  return monthsOf(scope.period).map((month) => {
    const bar = { count: 0, open: 0, weighted: 0, won: 0 };
    for (const sum of sums) {
      const stage = stages.get(sum.stageId);
      if (sum.month !== month || !stage || stage.type === 'lost') continue;
      bar.count += sum.deals;
      if (stage.type === 'won') {
        bar.won += inBase(scope, sum.amount, sum.currency, month) ?? 0;
        continue;
      }
      bar.open += inBase(scope, sum.amount, sum.currency) ?? 0;
      bar.weighted += inBase(scope, weightedOf(sum, stage.probability), sum.currency) ?? 0;
    }
    return { month, ...bar, weighted: Math.round(bar.weighted), filter: monthFilter(scope.narrowed, month) };
  });
}
