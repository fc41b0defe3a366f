import type { Transaction } from '@db/database';
import { sql } from 'drizzle-orm';

/**
 * Keeps a book of totals from being made while it is written in. SQLite has one writer and needs nothing. Postgres reads
 * anew with each statement, so that what is read after the lock holds until the end of the transaction.
 */
export async function lockBook(tx: Transaction, book: string, mode: 'shared' | 'alone'): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await tx.rows(sql`select ${lock}(hashtext(${`book of ${book}`}), hashtext(${tx.tenantId}))`);
}
