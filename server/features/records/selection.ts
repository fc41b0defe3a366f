import type { Reader } from '@db/database';
import { isStatementTimeout } from '@db/errors';
import { and, count, desc, eq, isNotNull, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { compileFilter, type FilterGroup } from '../filters';
import { searchCondition } from '../search';
import { tableOf } from './bulk-rows';
import { keptCount } from './kept-counts';
import type { ObjectDefinition, RecordTable } from './object-types';

/** Which records: live ones or the trash, that meet a filter and that the search finds. */
export type Selection = { filter?: FilterGroup; search?: string; trash?: boolean };

export type ReadContext = Pick<TenantContext, 'app' | 'tenant' | 'actor' | 'db'>;

/** Counts are exact up to here; beyond, a page says "10,000+". */
export const exactCount = 10_000;

export type Total = { count: number; exact: boolean };

/** Who looks: relative dates and "me" in a filter depend on it. */
export const filterView = ({ tenant, app, actor }: ReadContext) => ({
  timeZone: tenant.timeZone,
  now: app.now(),
  userId: actor.kind === 'user' ? actor.id : null,
});

export const inTenant = (table: RecordTable, tenantId: string | Placeholder, trash = false): SQL | undefined =>
  and(eq(table.tenantId, tenantId), trash ? isNotNull(table.deletedAt) : isNull(table.deletedAt));

/**
 * What a selection leaves out of the object's own table, beside the trash or what is not in it. The trash is not searched:
 * it is no part of the index.
 * @throws AppError INVALID_INPUT for a filter that does not fit
 */
export async function narrowed(
  db: Reader,
  ctx: ReadContext,
  object: ObjectDefinition,
  { filter, search }: Selection,
): Promise<SQL | undefined> {
  const wanted = filter && compileFilter(db, object, filter, filterView(ctx));
  const found = search ? await searchCondition(db, object, search, ctx.tenant.defaultCountry) : undefined;
  return and(wanted, found?.where);
}

/** The condition for a selection, for `where` over the object's own table; see `narrowed`. */
export const selected = async (
  db: Reader,
  ctx: ReadContext,
  object: ObjectDefinition,
  selection: Selection,
): Promise<SQL | undefined> =>
  and(inTenant(tableOf(db, object), db.tenantId, selection.trash), await narrowed(db, ctx, object, selection));

/** All live records, or all of the trash. */
export const isPlain = ({ filter, search }: Selection): boolean => !filter && !search?.trim();

/** More than a workspace can hold: a count that goes on to the end. */
const noCap = 2_000_000_000;

/** Counts no further than it is told exactly: at a million rows the rest costs 26–77 ms. */
const cappedCount = (db: Reader, table: RecordTable, where: SQL | undefined, most: number, order: SQL[] = []) => {
  const capped = db.sql
    .select({ one: sql`1`.as('one') })
    .from(table)
    .where(where)
    .orderBy(...order)
    .limit(most)
    .as('capped');
  return db.sql.select({ count: count() }).from(capped);
};

export async function countSelected(
  db: Reader,
  ctx: ReadContext,
  object: ObjectDefinition,
  selection: Selection,
  exact = false,
): Promise<Total> {
  const table = tableOf(db, object);
  const most = exact ? noCap : exactCount + 1;
  const key = `${object.plural}.count.${selection.trash ? 'trash' : 'live'}${exact ? '.exact' : ''}`;
  // In the order of an index of just these rows: SQLite would else take another index and look at every row itself
  const order = selection.trash ? table.deletedAt : table.createdAt;
  const build = () =>
    cappedCount(db, table, inTenant(table, sql.placeholder('tenantId'), selection.trash), most, [
      desc(order),
      desc(table.id),
    ]);
  const countAll = async () =>
    Number((await db.prepared<{ count: number }>(key, build).execute({ tenantId: db.tenantId }))[0]?.count ?? 0);
  const countSome = async () =>
    Number((await cappedCount(db, table, await selected(db, ctx, object, selection), most))[0]?.count ?? 0);
  const counted = isPlain(selection) ? await keptCount(ctx.app, db, key, countAll) : await countSome();
  if (exact) return { count: counted, exact };
  return { count: Math.min(counted, exactCount), exact: counted <= exactCount };
}

/**
 * How many records a selection has, exact to 10,000.
 * @param exact counts on to the end, which may take long
 * @throws AppError BUSY when counting to the end takes longer than a statement may
 */
export async function countRecords(
  ctx: ReadContext,
  object: ObjectDefinition,
  { exact, ...selection }: Selection & { exact?: boolean },
): Promise<Total> {
  try {
    return await ctx.db.read(`${object.plural}.count`, (db) => countSelected(db, ctx, object, selection, exact));
  } catch (error) {
    if (!exact || !isStatementTimeout(error)) throw error;
    throw new AppError('BUSY', {
      say: `Counting these ${object.label.many.toLowerCase()} exactly takes too long. Narrow the list with a filter, then count again.`,
      cause: error,
    });
  }
}
