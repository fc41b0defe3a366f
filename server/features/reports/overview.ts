import type { Reader } from '@db/database';
import { conversionOf } from '../currencies';
import { dayIn } from '../filters/date-ranges';
import { liveLostReasons } from '../pipelines/pipelines.queries';
import { filterView, type ReadContext } from '../records/selection';
import { weeksOf } from './activity-weeks';
import { forecastBars, pipelineBars } from './bars';
import { lostByReason, mostLost, sampleOf } from './closed-deals';
import { cohortOf } from './cohorts';
import { leadersOf } from './leaders';
import { type Period, previousOf } from './period.rules';
import { reasonFilter } from './report-filters.rules';
import type { Overview } from './reports.schema';
import { resultsOf } from './results';
import { inBase, reportStages, type Scope } from './scope';
import { stageTimes } from './stage-times';
import { monthTotals, openTotals } from './totals';
import { workIn } from './work-in';

export type OverviewInput = Period & {
  mode: Scope['mode'];
  pipelineId?: string | undefined;
  ownerId?: string | undefined;
};

/** The id of nobody: an API key has no deals of its own. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function scopeOf(db: Reader, ctx: ReadContext, input: OverviewInput): Promise<Scope> {
  const { timeZone, now, userId } = filterView(ctx);
  const { from, to, mode, pipelineId, ownerId: owner } = input;
  return {
    ...{ period: { from, to }, mode, timeZone, pipelineId },
    ownerId: owner === 'me' ? (userId ?? nobody) : owner,
    narrowed: { pipelineId, owner },
    stages: await reportStages(db, pipelineId),
    conversion: await conversionOf(db, dayIn(timeZone, now)),
    unconverted: new Set(),
  };
}

async function lostReasonBars(db: Reader, scope: Scope) {
  const sample = await sampleOf(db, 'lost', scope.period, mostLost);
  const names = new Map((await liveLostReasons(db)).map(({ id, name }) => [id, name]));
  const byReason = Map.groupBy(await lostByReason(db, scope, sample), ({ reasonId }) => reasonId);
  const bars = [...byReason].map(([id, sums]) => ({
    id,
    name: id === null ? 'No reason given' : (names.get(id) ?? 'A reason that was removed'),
    count: sums.reduce((all, { count }) => all + count, 0),
    amount: sums.reduce((all, { amount, currency, month }) => all + (inBase(scope, amount, currency, month) ?? 0), 0),
    filter: reasonFilter(scope.narrowed, id, { from: sample.from, to: sample.to }),
  }));
  bars.sort((a, b) => b.count - a.count || b.amount - a.amount || a.name.localeCompare(b.name));
  return { lostReasons: bars, sample };
}

/**
 * How selling goes in some months, in the workspace's currency: what is open, what is expected, what was won and lost and
 * why, what people did. Sums come from the totals that are kept with every write; medians and lost reasons from the latest
 * closed deals, and `sampled` says where those are not all. As a cohort, results and stages are those of the deals that were
 * created in the months.
 * @throws AppError NOT_FOUND for a pipeline that is not there
 */
export const readOverview = (ctx: ReadContext, input: OverviewInput): Promise<Overview> =>
  ctx.db.read('reports.overview', async (db) => {
    const scope = await scopeOf(db, ctx, input);
    const open = await openTotals(db, scope);
    const months = await monthTotals(db, scope, { from: previousOf(scope.period).from, to: scope.period.to });
    const cohort = scope.mode === 'cohort' ? await cohortOf(db, scope, scope.period) : undefined;
    const inPeriod = months.filter(({ month }) => month >= scope.period.from);
    const { outcome, isCut: wonCut } = await resultsOf(db, scope, { open, months, cohort });
    const { lostReasons, sample } = await lostReasonBars(db, scope);
    const work = await workIn(db, scope);
    const { times, isCut: timesCut } = await stageTimes(db, scope, cohort);
    const parts = {
      pipeline: pipelineBars(scope, open, inPeriod),
      forecast: forecastBars(scope, inPeriod),
      outcome,
      lostReasons,
      activity: weeksOf(scope, work),
      leaders: await leadersOf(db, scope, work),
      stageTimes: times,
    };
    return {
      currency: scope.conversion.base,
      unconverted: [...scope.unconverted].sort(),
      ...parts,
      sampled: { cycle: wonCut, lostReasonsFrom: sample.isCut ? sample.from : null, stageTimes: timesCut },
    };
  });
