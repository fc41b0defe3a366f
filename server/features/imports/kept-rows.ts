import type { Reader, Transaction } from '@db/database';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';

type Fixes = Record<string, string>;

/** Cells that were replaced in the wizard, by row of the sheet. */
export async function loadFixes(db: Reader, importId: string): Promise<Map<number, Fixes>> {
  const { importRows } = db.tables;
  const rows = await db.sql
    .select({ row: importRows.row, fixes: importRows.fixes })
    .from(importRows)
    .where(and(eq(importRows.tenantId, db.tenantId), eq(importRows.importId, importId)));
  return new Map(rows.map(({ row, fixes }) => [row, fixes]));
}

export async function saveFix(
  tx: Transaction,
  importId: string,
  { row, index, value }: { row: number; index: number; value: string },
): Promise<void> {
  const { importRows } = tx.tables;
  const same = and(eq(importRows.tenantId, tx.tenantId), eq(importRows.importId, importId), eq(importRows.row, row));
  const [found] = await tx.sql.select({ fixes: importRows.fixes }).from(importRows).where(same);
  const fixes = { ...found?.fixes, [index]: value };
  if (found) await tx.sql.update(importRows).set({ fixes }).where(same);
  else
    await tx.sql
      .insert(importRows)
      .values({ tenantId: tx.tenantId, importId, row, result: 'pending', fixes, problems: {}, cells: null });
}

export type KeptRow = {
  row: number;
  result: 'invalid' | 'conflict';
  cells: string[];
  problems: Record<string, string>;
};

/** Rows that were not taken, by their place in the sheet; `after` is the last one of the page before. */
export async function loadKeptRows(
  db: Reader,
  importId: string,
  { results, after = 0, limit }: { results: readonly KeptRow['result'][]; after?: number; limit: number },
): Promise<KeptRow[]> {
  const { importRows } = db.tables;
  const rows = await db.sql
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.tenantId, db.tenantId),
        eq(importRows.importId, importId),
        inArray(importRows.result, [...results]),
        gt(importRows.row, after),
      ),
    )
    .orderBy(asc(importRows.row))
    .limit(limit);
  return rows.map(({ row, result, cells, problems }) => ({
    row,
    result: result as KeptRow['result'],
    cells: cells ?? [],
    problems,
  }));
}

/** Forgets kept rows and fixes: the table below the header is another one now. */
export async function deleteKeptRows(tx: Transaction, importId: string): Promise<void> {
  const { importRows } = tx.tables;
  await tx.sql.delete(importRows).where(and(eq(importRows.tenantId, tx.tenantId), eq(importRows.importId, importId)));
}
