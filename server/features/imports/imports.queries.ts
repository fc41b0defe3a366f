import type { Reader, Transaction } from '@db/database';
import { isId } from '@db/ids';
import { and, desc, eq, lt, or } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { asImportRow, type ImportRow } from './import-state';

/** An import of this workspace. @throws AppError NOT_FOUND */
export async function loadImport(db: Reader, id: string): Promise<ImportRow> {
  const { imports } = db.tables;
  // The id may come straight from an address; Postgres refuses what is no UUID with an error of its own.
  const [row] = isId(id)
    ? await db.sql
        .select()
        .from(imports)
        .where(and(eq(imports.tenantId, db.tenantId), eq(imports.id, id)))
    : [];
  if (!row) throw new AppError('NOT_FOUND', { say: 'There is no such import, or it is not in this workspace.' });
  return asImportRow(row);
}

/** Imports, the newest first. `before` is the last one of the page before. */
export async function listImportRows(db: Reader, limit: number, before?: ImportRow): Promise<ImportRow[]> {
  const { imports } = db.tables;
  const rows = await db.sql
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.tenantId, db.tenantId),
        before &&
          or(
            lt(imports.createdAt, before.createdAt),
            and(eq(imports.createdAt, before.createdAt), lt(imports.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
  return rows.map(asImportRow);
}

export async function insertImport(tx: Transaction, row: ImportRow): Promise<void> {
  await tx.sql.insert(tx.tables.imports).values(row as never);
}

type Changes = Partial<Omit<ImportRow, 'tenantId' | 'id' | 'version'>>;

/**
 * Changes an import if it is still as it was read.
 * @returns the row as it is now
 * @throws AppError CONFLICT when somebody else changed it meanwhile
 */
export async function updateImport(tx: Transaction, row: ImportRow, changes: Changes): Promise<ImportRow> {
  const { imports } = tx.tables;
  const version = row.version + 1;
  const done = await tx.sql
    .update(imports)
    .set({ ...changes, version } as never)
    .where(and(eq(imports.tenantId, tx.tenantId), eq(imports.id, row.id), eq(imports.version, row.version)))
    .returning({ id: imports.id });
  if (done.length === 0) {
    throw new AppError('CONFLICT', { say: 'Somebody else changed this import. Load it again.', details: { version } });
  }
  return { ...row, ...changes, version };
}

export async function deleteImport(tx: Transaction, id: string): Promise<void> {
  const { imports } = tx.tables;
  await tx.sql.delete(imports).where(and(eq(imports.tenantId, tx.tenantId), eq(imports.id, id)));
}
