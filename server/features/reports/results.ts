import type { Reader } from '@db/database';
import type { StageType } from '@db/tables/deals';
import { and, eq, sql } from 'drizzle-orm';
import type { StageSum } from '../board/column-sums.rules';
import { closedIn, cycleDaysMedian, sampleOf } from './closed-deals';
import { type Cohort, cohortOf } from './cohorts';
import { type Closed, outcomeOf } from './outcome.rules';
import { type Period, previousOf } from './period.rules';
import { inBase, type Scope, stageIds } from './scope';
import type { ClosedSum, MonthSum } from './totals';

function sumOf(scope: Scope, type: StageType, sums: readonly ClosedSum[]): Closed {
  const ids = new Set(stageIds(scope, type));
  const closed = { count: 0, amount: 0, converted: 0 };
  for (const { stageId, month, currency, deals, amount } of sums) {
    // A total that came to nothing says nothing of its currency either
    if (!ids.has(stageId) || (deals === 0 && amount === 0)) continue;
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
async function cohortResults(db: Reader, scope: Scope, { sums, ids, isCut }: Cohort): Promise<Results> {
  const { deals } = db.tables;
  // SQLite would else look at all deals that were ever won
  const status = db.dialect === 'sqlite' ? sql`+${deals.status}` : sql`${deals.status}`;
  const won = and(eq(deals.tenantId, db.tenantId), sql`${deals.id} in (${ids})`, sql`${status} = 'won'`);
  return { sums, cycle: await cycleDaysMedian(db, scope.timeZone, won), isCut };
}

/**
 * What was won and lost and how fast, of the deals that were closed in the period or created in it, beside as many months
 * before.
 */
export async function resultsOf(
  db: Reader,
  scope: Scope,
  { open, months, cohort }: { open: readonly StageSum[]; months: readonly MonthSum[]; cohort: Cohort | undefined },
) {
  const openDeals = open.reduce((all, { deals }) => all + deals, 0);
  const inPeriod = async (period: Period, own: Cohort | undefined) => {
    const found = own ? cohortResults(db, scope, own) : closedResults(db, scope, period, months);
    const { sums, cycle, isCut } = await found;
    const outcome = outcomeOf(sumOf(scope, 'won', sums), sumOf(scope, 'lost', sums), cycle, openDeals);
    const { count, amount } = sumOf(scope, 'open', sums);
    return { ...outcome, open: own ? { count, amount: Math.round(amount) } : null, isCut };
  };
  const earlier = previousOf(scope.period);
  const { isCut, ...now } = await inPeriod(scope.period, cohort);
  const { isCut: _, ...previous } = await inPeriod(earlier, cohort && (await cohortOf(db, scope, earlier)));
  return { outcome: { ...now, previous }, isCut };
}
