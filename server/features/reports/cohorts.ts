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
/** Into so many parts ids fall by chance. */
const parts = 4_096;

/** Whether a deal is in the first `most` parts: by the end of its id, which is random, or by what Postgres hashes it to. */
const inParts = (db: Reader, most: number): SQL =>
  db.dialect === 'sqlite'
    ? sql`substr(id, -3) < ${most.toString(16).padStart(3, '0')}`
    : sql`(uuid_hash(id) & ${sql.raw(String(parts - 1))}) < ${sql.raw(String(most))}`;

/**
 * Ids of the deals of a scope that were created in a period, or of a part of them that chance chose: the latest
 * ones would be those of which only the quick ones are closed yet.
 * @param share of them, above 0 to 1
 */
export function cohortIds(db: Reader, scope: Scope, period: Period, share: number): SQL {
  const { deals } = db.tables;
  const { from, until } = instantsOf({ period, timeZone: scope.timeZone });
  const where = and(
    ...dealsIn(db, scope),
    isNull(deals.deletedAt),
    gte(deals.createdAt, from),
    lt(deals.createdAt, until),
    share < 1 ? inParts(db, Math.ceil(share * parts)) : undefined,
  );
  return sql`select ${deals.id} as id from ${deals} where ${where}`;
}

/** The deals that were created in a period: what became of all of them, and the ids of some, or of all where they are few. */
export type Cohort = { sums: readonly ClosedSum[]; ids: SQL; isCut: boolean };

export async function cohortOf(db: Reader, scope: Scope, period: Period, size = sampleSize): Promise<Cohort> {
  const sums = await createdTotals(db, scope, period);
  const deals = sums.reduce((all, one) => all + one.deals, 0);
  const share = deals > size ? size / deals : 1;
  return { sums, ids: cohortIds(db, scope, period, share), isCut: share < 1 };
}
