import type { Reader } from '@db/database';
import { and, count, eq, isNotNull, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { TenantContext } from '@/trpc/context';
import { compileFilter, compileSort, type FilterGroup, type ListOrder, type SortLevel } from '../filters';
import { columnOf, tableOf } from './bulk-rows';
import type { ObjectDefinition, RecordTable } from './object-types';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from './views';

/** Counts are exact up to here; beyond, a page says "10,000+". */
export const exactCount = 10_000;

export type Total = { count: number; exact: boolean };
export type Selection = { filter?: FilterGroup; trash?: boolean };
export type ListInput = Selection & {
  sort?: SortLevel[];
  limit: number;
  cursor?: string;
  fields?: readonly string[];
  total?: boolean;
};
export type ListResult = { rows: View[]; nextCursor: string | null; total: Total | null };

export type ReadContext = Pick<TenantContext, 'app' | 'tenant' | 'actor' | 'db'>;

/** Who looks: relative dates and "me" in a filter depend on it. */
export const filterView = ({ tenant, app, actor }: ReadContext) => ({
  timeZone: tenant.timeZone,
  now: app.now(),
  userId: actor.kind === 'user' ? actor.id : null,
});

const inTenant = (table: RecordTable, tenantId: string | Placeholder, trash = false): SQL | undefined =>
  and(eq(table.tenantId, tenantId), trash ? isNotNull(table.deletedAt) : isNull(table.deletedAt));

/** The condition for a selection of live records, or of the ones in the trash. */
export function selected(
  db: Reader,
  object: ObjectDefinition,
  ctx: ReadContext,
  { filter, trash }: Selection,
): SQL | undefined {
  const wanted = filter && compileFilter(db, object, filter, filterView(ctx));
  return and(inTenant(tableOf(db, object), db.tenantId, trash), wanted);
}

/** Columns that only the cursor needs, e.g. the folded name that a list is ordered by. */
function orderColumns(
  db: Reader,
  object: ObjectDefinition,
  levels: readonly SortLevel[],
): Record<string, SQLiteColumn> {
  const keys = levels.flatMap(({ field }) => {
    const own = object.fields.find(({ key }) => key === field);
    return field === 'deletedAt' ? [field] : own ? [own.foldedKey ?? own.key] : [];
  });
  return Object.fromEntries(keys.map((key) => [key, columnOf(tableOf(db, object), key)]));
}

type Page = { object: ObjectDefinition; levels: readonly SortLevel[]; order: ListOrder; input: ListInput };

/** Lists without filter, ordered by columns: as hot as they are few, so each is prepared once. */
async function preparedPage(db: Reader, { object, levels, order, input }: Page): Promise<JoinedRow[]> {
  const after = input.cursor ? order.afterPrepared(input.cursor) : undefined;
  const sorting = levels.map(({ field, direction }) => `${field}-${direction}`).join(',');
  const key = `${object.plural}.list.${input.trash ? 'trash' : 'live'}.${sorting}.${after?.shape ?? 'first'}`;
  const query = db.prepared<JoinedRow>(key, () => {
    const parts = viewQuery(db, object, fieldsOf(object));
    const columns = { ...parts.columns, ...orderColumns(db, object, levels) };
    return selectViews(db, { ...parts, columns })
      .where(and(inTenant(parts.table, sql.placeholder('tenantId'), input.trash), after?.where))
      .orderBy(...order.orderBy)
      .limit(sql.placeholder('limit'));
  });
  return query.execute({ tenantId: db.tenantId, limit: input.limit + 1, ...after?.values });
}

async function filteredPage(db: Reader, ctx: ReadContext, page: Page): Promise<JoinedRow[]> {
  const { object, levels, order, input } = page;
  const parts = viewQuery(db, object, fieldsOf(object, input.fields));
  const columns = { ...parts.columns, ...orderColumns(db, object, levels), ...order.extra } as typeof parts.columns;
  const rows = await selectViews(db, { ...parts, columns })
    .where(and(selected(db, object, ctx, input), input.cursor ? order.after(input.cursor) : undefined))
    .orderBy(...order.orderBy)
    .limit(input.limit + 1);
  return rows as unknown as JoinedRow[];
}

/** Counts no further than it is told exactly: at a million rows the rest costs 26–77 ms. */
const cappedCount = (db: Reader, table: RecordTable, where: SQL | undefined) => {
  const capped = db.sql
    .select({ one: sql`1`.as('one') })
    .from(table)
    .where(where)
    .limit(exactCount + 1)
    .as('capped');
  return db.sql.select({ count: count() }).from(capped);
};

async function countSelected(
  db: Reader,
  ctx: ReadContext,
  object: ObjectDefinition,
  selection: Selection,
): Promise<Total> {
  const table = tableOf(db, object);
  const key = `${object.plural}.count.${selection.trash ? 'trash' : 'live'}`;
  const rows = selection.filter
    ? await cappedCount(db, table, selected(db, object, ctx, selection))
    : await db
        .prepared<{ count: number }>(key, () =>
          cappedCount(db, table, inTenant(table, sql.placeholder('tenantId'), selection.trash)),
        )
        .execute({ tenantId: db.tenantId });
  const found = Number(rows[0]?.count ?? 0);
  return { count: Math.min(found, exactCount), exact: found <= exactCount };
}

/** How many records a selection has, exact to 10,000. */
export const countRecords = (ctx: ReadContext, object: ObjectDefinition, selection: Selection): Promise<Total> =>
  ctx.db.read(`${object.plural}.count`, (db) => countSelected(db, ctx, object, selection));

const levelsOf = (object: ObjectDefinition, { sort = [], trash }: ListInput): readonly SortLevel[] => {
  if (sort.length > 0) return sort;
  return trash ? [{ field: 'deletedAt', direction: 'desc' }] : [object.defaultSort];
};

/**
 * One page of a list, by keyset. Names of related records, owners and tags come with it, in two queries in all.
 * @throws AppError INVALID_INPUT for a filter, sort or cursor that does not fit
 */
export function listRecords(ctx: ReadContext, object: ObjectDefinition, input: ListInput): Promise<ListResult> {
  return ctx.db.read(`${object.plural}.list`, async (db) => {
    const levels = levelsOf(object, input);
    const order = compileSort(db, object, levels);
    const page: Page = { object, levels, order, input };
    // One level only: their number is that of the fields, while a statement is kept for every one that was ever asked for.
    const plain = levels.length === 1 && Object.keys(order.extra).length === 0;
    const hot = plain && !input.filter && !input.fields;
    const found = await (hot ? preparedPage(db, page) : filteredPage(db, ctx, page));
    const rows = found.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows: await toViews(db, object, fieldsOf(object, input.fields), rows),
      nextCursor: found.length > input.limit && last ? order.cursorOf(last) : null,
      total: input.total ? await countSelected(db, ctx, object, input) : null,
    };
  });
}
