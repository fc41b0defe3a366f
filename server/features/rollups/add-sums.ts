import type { Transaction } from '@db/database';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { chunks } from '../records/bulk-rows';

/**
 * Adds changes to a table of totals whose primary key is all its columns but the measures.
 * @param changes in the order of their keys, none twice; the tenant is filled in
 */
export async function addSums<Row extends object>(
  tx: Transaction,
  table: SQLiteTable,
  changes: readonly Row[],
  measures: readonly (keyof Row & string)[],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table));
  const measured = columns.filter(([key]) => measures.includes(key as keyof Row & string));
  const target = columns.filter((column) => !measured.includes(column)).map(([, column]) => column);
  const set = Object.fromEntries(
    measured.map(([key, { name }]) => [key, sql.raw(`${getTableName(table)}.${name} + excluded.${name}`)]),
  );
  for (const part of chunks(changes, 200)) {
    const values = part.map((change) => ({ ...change, tenantId: tx.tenantId }));
    await tx.sql.insert(table).values(values).onConflictDoUpdate({ target, set });
  }
}
