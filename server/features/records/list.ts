import type { Reader } from '@db/database';
import { and, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { compileSort, type ListOrder, type SortLevel } from '../filters';
import { columnOf, tableOf } from './bulk-rows';
import { inListOrder } from './list-order';
import type { ObjectDefinition } from './object-types';
import { withRowMaker } from './row-maker';
import { countSelected, inTenant, isPlain, narrowed, type ReadContext, type Selection, type Total } from './selection';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from './views';

export type ListInput = Selection & {
  sort?: SortLevel[];
  limit: number;
  cursor?: string;
  fields?: readonly string[];
  total?: boolean;
};
export type ListResult = { rows: View[]; nextCursor: string | null; total: Total | null };

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

type Page = {
  object: ObjectDefinition;
  levels: readonly SortLevel[];
  order: ListOrder;
  input: ListInput;
};

/** Lists without filter, ordered by columns: as hot as they are few, so each is prepared once. */
async function preparedPage(db: Reader, { object, levels, order, input }: Page): Promise<JoinedRow[]> {
  const after = input.cursor ? order.afterPrepared(input.cursor) : undefined;
  const sorting = levels.map(({ field, direction }) => `${field}-${direction}`).join(',');
  const shape = `${input.fields ? 'default' : 'whole'}.${after?.shape ?? 'first'}`;
  const key = `${object.plural}.list.${input.trash ? 'trash' : 'live'}.${sorting}.${shape}`;
  const query = db.prepared<JoinedRow>(key, () => {
    const parts = viewQuery(db, object, fieldsOf(object, input.fields));
    const columns = { ...parts.columns, ...orderColumns(db, object, levels) };
    const page = selectViews(db, { ...parts, columns })
      .where(and(inTenant(parts.table, sql.placeholder('tenantId'), input.trash), after?.where))
      .orderBy(...order.orderBy)
      .limit(sql.placeholder('limit'));
    return withRowMaker(page, columns);
  });
  return query.execute({ tenantId: db.tenantId, limit: input.limit + 1, ...after?.values });
}

async function filteredPage(db: Reader, ctx: ReadContext, page: Page): Promise<JoinedRow[]> {
  const { object, levels, order, input } = page;
  const parts = viewQuery(db, object, fieldsOf(object, input.fields));
  const ordered = orderColumns(db, object, levels);
  const columns = { ...parts.columns, ...ordered, ...order.extra };
  const among = and(
    inTenant(parts.table, db.tenantId, input.trash),
    input.cursor ? order.after(input.cursor) : undefined,
  );
  const count = input.limit + 1;
  const [column, ...others] = Object.values(ordered);
  let filter = await narrowed(db, ctx, object, input);
  const isOneColumn = others.length === 0 && Object.keys(order.extra).length === 0;
  // The indexes that give an order hold live records
  if (filter && column && isOneColumn && !input.trash) {
    filter = await inListOrder(db, { table: parts.table, column, orderBy: order.orderBy, among, filter, count });
  }
  const rows = await selectViews(db, { ...parts, columns })
    .where(and(among, filter))
    .orderBy(...order.orderBy)
    .limit(count);
  return rows as unknown as JoinedRow[];
}

/** The columns that a list has until somebody chooses others. */
const isDefault = (object: ObjectDefinition, keys: readonly string[]): boolean =>
  object.fields.every(({ key, defaultColumn }) => keys.includes(key) === (defaultColumn || key === object.titleField));

const levelsOf = (object: ObjectDefinition, { sort = [], trash }: ListInput): readonly SortLevel[] => {
  if (sort.length > 0) return sort;
  return trash ? [{ field: 'deletedAt', direction: 'desc' }] : [object.defaultSort];
};

/**
 * One page of a list, by keyset. Names of related records, owners and tags come with it, in the same query.
 * @throws AppError INVALID_INPUT for a filter, sort or cursor that does not fit
 */
export function listRecords(ctx: ReadContext, object: ObjectDefinition, input: ListInput): Promise<ListResult> {
  return ctx.db.read(`${object.plural}.list`, async (db) => {
    const levels = levelsOf(object, input);
    const order = compileSort(db, object, levels);
    const page: Page = { object, levels, order, input };
    // One level only: their number is that of the fields, while a statement is kept for every one that was ever asked for.
    const plain = levels.length === 1 && Object.keys(order.extra).length === 0;
    const hot = plain && isPlain(input) && (!input.fields || isDefault(object, input.fields));
    const fetched = await (hot ? preparedPage(db, page) : filteredPage(db, ctx, page));
    const rows = fetched.slice(0, input.limit);
    const last = rows.at(-1);
    const nextCursor = fetched.length > input.limit && last ? order.cursorOf(last) : null;
    return {
      rows: toViews(object, fieldsOf(object, input.fields), rows),
      nextCursor,
      total: input.total ? await countSelected(db, ctx, object, input) : null,
    };
  });
}
