import type { Reader } from '@db/database';
import { and, between, count, eq, gte, isNull, lt, type SQL, sql, sum } from 'drizzle-orm';
import { dealObject } from '../deals/deal-object';
import { monthOfDay } from '../lists/local-time';
import { whenWhole } from '../rollups/record-books';
import { dayAfter, daysOf, type Period } from './period.rules';
import { dealsIn, instantsOf, type Scope } from './scope';
import type { ClosedSum } from './totals';

type Span = { from: Date; until: Date };

/** Reads every deal that was created in a span. */
async function countCreated(db: Reader, scope: Scope, { from, until }: Span): Promise<ClosedSum[]> {
  const { deals } = db.tables;
  const month = sql<string>`coalesce(${monthOfDay(db, deals.closedOn)}, '')`.as('closed_month');
  const rows = await db.sql
    .select({ stageId: deals.stageId, currency: deals.currency, month, deals: count(), amount: sum(deals.amount) })
    .from(deals)
    .where(and(...dealsIn(db, scope), isNull(deals.deletedAt), gte(deals.createdAt, from), lt(deals.createdAt, until)))
    .groupBy(deals.stageId, deals.currency, sql`closed_month`);
  return rows.map((row) => ({ ...row, deals: Number(row.deals), amount: Number(row.amount ?? 0) }));
}

/** What the book holds of some months by UTC; undefined while it does not hold all deals. */
async function keptCreated(
  db: Reader,
  { pipelineId, ownerId }: Scope,
  period: Period,
): Promise<ClosedSum[] | undefined> {
  const { recordBooks: book, dealCohorts: t } = db.tables;
  const rows = await db.sql
    .select({
      stageId: t.stageId,
      currency: t.currency,
      month: t.closed,
      deals: sum(t.deals).mapWith(Number),
      amount: sum(t.amount).mapWith(Number),
    })
    .from(book)
    .leftJoin(
      t,
      and(
        eq(t.tenantId, book.tenantId),
        between(t.created, period.from, period.to),
        pipelineId ? eq(t.pipelineId, pipelineId) : undefined,
        ownerId ? eq(t.owner, ownerId) : undefined,
      ),
    )
    .where(whenWhole(db, dealObject))
    .groupBy(t.stageId, t.currency, t.closed);
  if (rows.length === 0) return undefined;
  // A book without deals in the period is one row of nothing
  return rows.flatMap(({ stageId, currency, month, ...sums }) =>
    stageId === null || currency === null || month === null ? [] : [{ stageId, currency, month, ...sums }],
  );
}

/** The same sums, to be taken away. */
const less = (sums: readonly ClosedSum[]): ClosedSum[] =>
  sums.map((one) => ({ ...one, deals: -one.deals, amount: -one.amount }));

/** Deals that a month of the workspace has before that of UTC begins; or lacks. */
async function beforeMonth(db: Reader, scope: Scope, local: Date, utc: Date): Promise<ClosedSum[]> {
  if (local < utc) return countCreated(db, scope, { from: local, until: utc });
  return local > utc ? less(await countCreated(db, scope, { from: utc, until: local })) : [];
}

const startInUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * What became of the deals that were created in the months of a period: by stage, currency and month of the close, '' for
 * open ones. The book counts months by UTC; the hours by which those of the workspace's zone differ are counted where they
 * stand. Sums may be of nothing, or less, for what others of the same stage make up.
 */
export async function createdTotals(db: Reader, scope: Scope, period: Period): Promise<ClosedSum[]> {
  const span = instantsOf({ period, timeZone: scope.timeZone });
  const kept = await keptCreated(db, scope, period);
  if (!kept) return countCreated(db, scope, span);
  const days = daysOf(period);
  return [
    ...kept,
    ...(await beforeMonth(db, scope, span.from, startInUtc(days.from))),
    ...less(await beforeMonth(db, scope, span.until, startInUtc(dayAfter(days.to)))),
  ];
}

/** So many deals of a cohort are looked at: enough for a median of those that were won among them. */
const sampleSize = 1_000;
const slices = 20;

function slicesOf(db: Reader, scope: Scope, period: Period, select: SQL, most: number): SQL[] {
  const { deals } = db.tables;
  const span = instantsOf({ period, timeZone: scope.timeZone });
  const instant = (slice: number) =>
    sql.param(
      new Date(span.from.getTime() + ((span.until.getTime() - span.from.getTime()) / slices) * slice),
      deals.createdAt,
    );
  return Array.from(
    { length: slices },
    (_, slice) => sql`select ${select} from (
      select ${deals.id} from ${deals} where ${deals.tenantId} = ${db.tenantId} and ${deals.deletedAt} is null
        and ${deals.createdAt} >= ${instant(slice)} and ${deals.createdAt} < ${instant(slice + 1)}
      order by ${deals.createdAt} desc limit ${most}
    ) as slice_${sql.raw(String(slice))}`,
  );
}

/**
 * Ids of deals that were created in a period, spread evenly over it: the latest ones alone would be those of which only the
 * quick ones are closed yet.
 */
export const cohortSample = (db: Reader, scope: Scope, period: Period, size = sampleSize): SQL =>
  sql.join(slicesOf(db, scope, period, sql`id`, Math.ceil(size / slices)), sql` union all `);

/** Whether there are more than are looked at. */
export async function isCohortCut(db: Reader, scope: Scope, period: Period, size = sampleSize): Promise<boolean> {
  const most = Math.ceil(size / slices);
  const counts = sql.join(slicesOf(db, scope, period, sql`count(*) as deals`, most + 1), sql` union all `);
  const [found] = await db.rows<{ deals: number }>(sql`select max(deals) as deals from (${counts}) as counts`);
  return Number(found?.deals ?? 0) > most;
}
