import type { Reader } from '@db/database';
import { and, between, count, desc, eq, gte, isNull, lte, type SQL, sql, sum } from 'drizzle-orm';
import { dayNumber, localDay, monthOfDay } from '../lists/local-time';
import { dayAfter, daysOf, type Period } from './period.rules';
import { dealsIn, type Scope } from './scope';

/** So many are looked at, the latest ones: enough for a median, and no page waits for more. */
export const sampleSize = 1_000;
/** Lost deals are counted, not only measured: of those more are looked at. */
export const mostLost = 2_500;

/** The days whose deals were looked at; `isCut`: there were more of them before. */
export type Sample = { from: string; to: string; isCut: boolean };

/** Counts in the index alone how far back the sample reaches, whole days at a time. */
export async function sampleOf(db: Reader, status: 'won' | 'lost', period: Period, size = sampleSize): Promise<Sample> {
  const { deals } = db.tables;
  const days = daysOf(period);
  const dayOfLatest = async (place: number): Promise<string | null | undefined> => {
    const [found] = await db.sql
      .select({ day: deals.closedOn })
      .from(deals)
      .where(
        and(
          eq(deals.tenantId, db.tenantId),
          eq(deals.status, status),
          between(deals.closedOn, days.from, days.to),
          isNull(deals.deletedAt),
        ),
      )
      .orderBy(desc(deals.closedOn), desc(deals.id))
      .limit(1)
      .offset(place);
    return found?.day;
  };
  const cut = await dayOfLatest(size);
  if (!cut) return { ...days, isCut: false };
  // A latest day that holds more than the sample by itself is looked at whole.
  return { from: cut === (await dayOfLatest(0)) ? cut : dayAfter(cut), to: days.to, isCut: true };
}

export const closedIn = (db: Reader, scope: Scope, status: 'won' | 'lost', { from, to }: Sample) => {
  const { deals } = db.tables;
  return and(
    ...dealsIn(db, scope),
    eq(deals.status, status),
    gte(deals.closedOn, from),
    lte(deals.closedOn, to),
    isNull(deals.deletedAt),
  );
};

/**
 * Days from the day a deal was created to the day it was won, of the one in the middle; null without any. Deals that are
 * said to be won before they were created came from elsewhere, and say nothing of how long it took.
 * @param which over deals: won ones
 */
export async function cycleDaysMedian(db: Reader, timeZone: string, which: SQL | undefined): Promise<number | null> {
  const { deals } = db.tables;
  const days = sql`${dayNumber(db, deals.closedOn)} - ${localDay(db, deals.createdAt, timeZone)}`;
  const [found] = await db.rows<{ median: number | null }>(sql`
    with cycles as (select ${days} as days from ${deals} where ${which}),
    ranked as (
      select days, row_number() over (order by days) as place, count(*) over () as total from cycles where days >= 0
    )
    select avg(cast(days as double precision)) as median from ranked
    where place in ((total + 1) / 2, (total + 2) / 2)`);
  return found?.median ?? null;
}

/** Lost deals by reason, currency and month. */
export async function lostByReason(db: Reader, scope: Scope, sample: Sample) {
  const { deals } = db.tables;
  const month = sql<string>`${monthOfDay(db, deals.closedOn)}`.as('closed_month');
  const rows = await db.sql
    .select({
      reasonId: deals.lostReasonId,
      currency: deals.currency,
      month,
      count: count(),
      amount: sum(deals.amount),
    })
    .from(deals)
    .where(closedIn(db, scope, 'lost', sample))
    .groupBy(deals.lostReasonId, deals.currency, sql`closed_month`);
  return rows.map((row) => ({ ...row, count: Number(row.count), amount: Number(row.amount ?? 0) }));
}
