import type { Reader, Transaction } from '@db/database';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { loadRows } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { viewObject } from './view-object';

/** Two people who set a default at once must see each other's. On SQLite there is one writer anyway. */
export async function lockDefaults(tx: Transaction, object: string): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`views:${tx.tenantId}:${object}`}, 0))`);
}

/** The live views that are an object's default, but for one. */
export async function otherDefaults(db: Reader, object: string, id: string): Promise<RecordRow[]> {
  const { views } = db.tables;
  const found = await db.sql
    .select({ id: views.id })
    .from(views)
    .where(
      and(
        eq(views.tenantId, db.tenantId),
        eq(views.object, object),
        eq(views.isDefault, true),
        isNull(views.deletedAt),
        ne(views.id, id),
      ),
    );
  const rows = await loadRows(
    db,
    viewObject,
    found.map((one) => one.id),
  );
  return [...rows.values()];
}
