import type { SystemReader, SystemTransaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { newId } from '@db/ids';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { User } from '../../trpc/context';

/** The account that holds a password. Others, e.g. of a single sign-on, may come beside it. */
const passwordProvider = 'credential';

/** Before the hash of a reset link's token: what a row of `verifications` is for. */
export const resetPrefix = 'password-reset:';

export type Credentials = User & { passwordHash: string | null };

export async function findCredentials(db: SystemReader, email: string): Promise<Credentials | undefined> {
  const [found] = await db
    .prepared<Credentials>('identity.credentials-by-email', (query, { users, accounts }) =>
      query
        .select({ id: users.id, name: users.name, email: users.email, passwordHash: accounts.password })
        .from(users)
        .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, passwordProvider)))
        .where(eq(users.email, sql.placeholder('email')))
        .limit(1),
    )
    .execute({ email });
  return found;
}

export async function findUser(db: SystemReader, id: string): Promise<User | undefined> {
  const { users } = db.tables;
  const [found] = await db.sql
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, id));
  return found;
}

export type NewUser = { name: string; email: string; passwordHash: string; emailVerified: boolean; now: Date };

export const emailTaken = () =>
  new AppError('ALREADY_EXISTS', {
    say: 'There is already an account with this e-mail address. Sign in, or reset the password.',
    fields: { email: 'There is already an account with this e-mail address.' },
  });

/** @throws AppError ALREADY_EXISTS for an address that has an account. */
export async function insertUser(tx: SystemTransaction, { passwordHash, now, ...person }: NewUser): Promise<User> {
  const { users, accounts } = tx.tables;
  const id = newId();
  try {
    await tx.savepoint(async () => {
      await tx.sql.insert(users).values({ id, ...person, createdAt: now, updatedAt: now });
    });
  } catch (error) {
    throw isUniqueViolation(error) ? emailTaken() : error;
  }
  await tx.sql.insert(accounts).values({
    id: newId(),
    userId: id,
    accountId: id,
    providerId: passwordProvider,
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
  return { id, name: person.name, email: person.email };
}

export async function storePassword(
  tx: SystemTransaction,
  userId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const { accounts } = tx.tables;
  await tx.sql
    .update(accounts)
    .set({ password: passwordHash, updatedAt: now })
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, passwordProvider)));
}
