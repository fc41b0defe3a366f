import type { SystemReader, SystemTransaction } from '@db/database';
import { newId } from '@db/ids';
import { and, eq, gt, like } from 'drizzle-orm';
import * as z from 'zod';
import { tokenHash } from '@/lib/security/tokens';

/** Before what a row of `verifications` is found by: its own id until its mail is written, then the hash of the link's token. */
const prefix = 'sign-up:';
const validHours = 24;

/** Somebody who signed up and has not opened the link of the mail yet. */
const pendingSignUp = z.object({
  name: z.string(),
  email: z.string(),
  passwordHash: z.string(),
  workspace: z.string(),
  timeZone: z.string().optional(),
  locale: z.string().optional(),
});
export type PendingSignUp = z.output<typeof pendingSignUp>;

/** Keeps a sign-up for a day; housekeeping takes away those that were not confirmed. @returns its id */
export async function keepPendingSignUp(tx: SystemTransaction, pending: PendingSignUp, now: Date): Promise<string> {
  const { verifications } = tx.tables;
  const id = newId();
  await tx.sql.insert(verifications).values({
    id,
    identifier: prefix + id,
    value: JSON.stringify(pending),
    expiresAt: new Date(now.getTime() + validHours * 3_600_000),
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** Gives the sign-up the token of its link; an earlier one stops working. @returns undefined when it is gone */
export async function linkPendingSignUp(
  tx: SystemTransaction,
  id: string,
  token: string,
): Promise<PendingSignUp | undefined> {
  const { verifications } = tx.tables;
  const [row] = await tx.sql
    .update(verifications)
    .set({ identifier: prefix + tokenHash(token) })
    .where(and(eq(verifications.id, id), like(verifications.identifier, `${prefix}%`)))
    .returning({ value: verifications.value });
  return row && pendingSignUp.parse(JSON.parse(row.value));
}

export async function dropPendingSignUp(tx: SystemTransaction, id: string): Promise<void> {
  const { verifications } = tx.tables;
  await tx.sql.delete(verifications).where(and(eq(verifications.id, id), like(verifications.identifier, `${prefix}%`)));
}

export async function findPendingSignUp(
  db: SystemReader,
  token: string,
  now: Date,
): Promise<PendingSignUp | undefined> {
  const { verifications } = db.tables;
  const [row] = await db.sql
    .select({ value: verifications.value })
    .from(verifications)
    .where(and(eq(verifications.identifier, prefix + tokenHash(token)), gt(verifications.expiresAt, now)))
    .limit(1);
  return row && pendingSignUp.parse(JSON.parse(row.value));
}

/** The link works once. @returns false when it was used meanwhile; a second one waits until the first is through */
export async function usePendingSignUp(tx: SystemTransaction, token: string): Promise<boolean> {
  const { verifications } = tx.tables;
  const used = await tx.sql
    .delete(verifications)
    .where(eq(verifications.identifier, prefix + tokenHash(token)))
    .returning({ id: verifications.id });
  return used.length > 0;
}
