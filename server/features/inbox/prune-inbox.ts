import type { Reader, Transaction } from '@db/database';
import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';

/** How long what was read or put aside stays in the inbox. */
const keptDays = 90;
/** Rows of one transaction: other writers wait for no more than this. */
export const stepPruned = 500;

/** Rows that were read, or put aside, long enough ago; what nobody looked at stays. There is an index of just the rows that were. */
function overAt(db: Reader, now: Date) {
  const { notifications } = db.tables;
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60_000);
  const lastTouched = sql`coalesce(${notifications.doneAt}, ${notifications.readAt})`;
  return and(
    eq(notifications.tenantId, db.tenantId),
    or(isNotNull(notifications.readAt), isNotNull(notifications.doneAt)),
    lt(notifications.at, before),
    lt(lastTouched, sql.param(before, notifications.at)),
  );
}

/** Ids of rows of all inboxes of the workspace that may go: a step of them at most. */
export async function rowsToPrune(db: Reader, now: Date): Promise<string[]> {
  const { notifications } = db.tables;
  const rows = await db.sql
    .select({ id: notifications.id })
    .from(notifications)
    .where(overAt(db, now))
    .limit(stepPruned);
  return rows.map(({ id }) => id);
}

/** Takes rows away; one that was marked as unread meanwhile stays. */
export async function pruneRows(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  const { notifications } = tx.tables;
  await tx.sql.delete(notifications).where(and(overAt(tx, now), inArray(notifications.id, [...ids])));
}
