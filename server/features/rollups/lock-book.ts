import type { Transaction } from '@db/database';
import { sql } from 'drizzle-orm';

/** Making a book waits no longer than this for a long transaction, e.g. of an import: it is tried again later. */
const patienceMs = 250;

/**
 * Keeps a book of totals from being made while it is written in. SQLite has one writer and needs nothing. Postgres reads
 * anew with each statement, so that what is read after the lock holds until the end of the transaction.
 */
export async function lockBook(tx: Transaction, book: string, mode: 'shared' | 'alone'): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  // Whoever writes queues behind one who waits to be alone
  if (mode === 'alone') await tx.run(sql.raw(`set local lock_timeout = '${patienceMs}ms'`));
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await tx.rows(sql`select ${lock}(hashtext(${`${book}-book`}), hashtext(${tx.tenantId}))`);
}
