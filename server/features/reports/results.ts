import type { Reader } from '@db/database';
import type { StageType } from '@db/tables/deals';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { StageSum } from '../board/column-sums.rules';
import { closedIn, cycleDaysMedian, sampleOf } from './closed-deals';
import { cohortSample, createdTotals, isCohortCut } from './cohorts';
import { type Closed, outcomeOf } from './outcome.rules';
import { type Period, previousOf } from './period.rules';
import { dealsIn, inBase, type Scope, stageIds } from './scope';
import type { ClosedSum, MonthSum } from './totals';

function sumOf(scope: Scope, type: StageType, sums: readonly ClosedSum[]): Closed {
  const ids = new Set(stageIds(scope, type));
  const closed = { count: 0, amount: 0, converted: 0 };
  for (const { stageId, month, currency, deals, amount } of sums) {
    if (!ids.has(stageId)) continue;
    const converted = inBase(scope, amount, currency, month || undefined);
    closed.count += deals;
    closed.amount += converted ?? 0;
    closed.converted += converted === null ? 0 : deals;
  }
  return closed;
}

/** What a result follows from; `isCut`: the median is that of some. */
type Results = { sums: readonly ClosedSum[]; cycle: number | null; isCut: boolean };

/** Of deals that were closed in a period. */
async function closedResults(db: Reader, scope: Scope, period: Period, months: readonly MonthSum[]): Promise<Results> {
  const sample = await sampleOf(db, 'won', period);
  return {
    sums: months.filter(({ month }) => month >= period.from && month <= period.to),
    cycle: await cycleDaysMedian(db, scope.timeZone, closedIn(db, scope, 'won', sample)),
    isCut: sample.isCut,
  };
}

/** Of deals that were created in a period. */
async function cohortResults(db: Reader, scope: Scope, period: Period): Promise<Results> {
  const { deals } = db.tables;
  const sample = sql`${deals.id} in (${cohortSample(db, scope, period)})`;
  const won = and(...dealsIn(db, scope), eq(deals.status, 'won'), isNull(deals.deletedAt), sample);
  return {
    sums: await createdTotals(db, scope, period),
    cycle: await cycleDaysMedian(db, scope.timeZone, won),
    isCut: await isCohortCut(db, scope, period),
  };
}

/**
 * What was won and lost and how fast, of the deals that were closed in the period or created in it, beside as many months
 * before.
 */
export async function resultsOf(db: Reader, scope: Scope, open: readonly StageSum[], months: readonly MonthSum[]) {
  const openDeals = open.reduce((all, { deals }) => all + deals, 0);
  const isCohort = scope.mode === 'cohort';
  const inPeriod = async (period: Period) => {
    const found = isCohort ? cohortResults(db, scope, period) : closedResults(db, scope, period, months);
    const { sums, cycle, isCut } = await found;
    const outcome = outcomeOf(sumOf(scope, 'won', sums), sumOf(scope, 'lost', sums), cycle, openDeals);
    const { count, amount } = sumOf(scope, 'open', sums);
    return { ...outcome, open: isCohort ? { count, amount: Math.round(amount) } : null, isCut };
  };
  const { isCut, ...now } = await inPeriod(scope.period);
  const { isCut: _, ...previous } = await inPeriod(previousOf(scope.period));
  return { outcome: { ...now, previous }, isCut };
}
