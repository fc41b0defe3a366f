import type { Reader } from '@db/database';
import { getTableName, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { RecordTable } from './object-types';

/** How many of a list's next records are looked at before SQLite goes its own way. */
const nextRecords = 2_000;

/** Drizzle puts a table's description together anew whenever it is asked. */
const ordered = new WeakMap<RecordTable, ReadonlySet<unknown>>();

/** The columns whose order an index of (tenant_id, column, …) gives. */
function orderedBy(table: RecordTable): ReadonlySet<unknown> {
  const known = ordered.get(table);
  if (known) return known;
  const indexes = getTableConfig(table).indexes.map(({ config }) => config.columns);
  const columns = new Set(indexes.filter(([first]) => first === table.tenantId).map(([, second]) => second));
  ordered.set(table, columns);
  return columns;
}

/** Whether an index gives the order of a column, whose values are never null. */
const givesOrder = (table: RecordTable, column: SQLiteColumn): boolean =>
  column.notNull && orderedBy(table).has(column);

type Page = {
  table: RecordTable;
  /** The column that the list is ordered by, then by id. */
  column: SQLiteColumn;
  orderBy: SQL[];
  /** All that the list would hold without its filter. */
  among: SQL | undefined;
  filter: SQL;
  count: number;
};

/**
 * A list's filter, made so that SQLite reads the list in its order where that ends soon. It keeps no statistics: for deals
 * above an amount by name it reads all of these and sorts them, though every other deal is one. So the next records are
 * looked at first, and where a page of them fits, no condition leads elsewhere. Postgres knows by itself.
 */
export async function inListOrder(db: Reader, { table, column, orderBy, among, filter, count }: Page): Promise<SQL> {
  if (db.dialect !== 'sqlite' || !givesOrder(table, column)) return filter;
  const next = sql`(select * from ${table} where ${among} order by ${sql.join(orderBy, sql`, `)} limit ${nextRecords})`;
  const fitting = sql`select 1 from ${next} as ${sql.identifier(getTableName(table))} where ${filter} limit ${count}`;
  const [found] = await db.rows<{ fitting: number }>(sql`select count(*) as fitting from (${fitting})`);
  return found?.fitting === count ? sql`+(${filter})` : filter;
}
