import type { SystemTransaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { AppServices, RequestContext, User } from '../../trpc/context';
import { workspacesOf } from '../workspaces';
import { findCredentials, insertUser, type NewUser } from './identity.queries';
import { chargeAccount, chargeNetwork } from './login-limits';
import { passwordHashing } from './password-hashing';
import { demandGoodPassword } from './password-policy';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookies';
import { endSessionOfToken, openSession } from './sessions';

/**
 * Begins a session in place of the one that the request came with, if any: its token is always a new one.
 * @returns what hands it to the browser, once the transaction is through
 */
export async function beginSession(
  ctx: RequestContext,
  tx: SystemTransaction,
  userId: string,
  activeTenantId?: string,
): Promise<() => void> {
  const old = readSessionCookie(ctx);
  if (old) await endSessionOfToken(ctx.app, tx, old);
  const token = await openSession(ctx, tx, userId, activeTenantId);
  return () => writeSessionCookie(ctx, token);
}

/** Creates a person and what they need at once, and signs them in; all of it or nothing. `first` may refuse, before all else. */
export async function openAccount<T>(
  ctx: RequestContext,
  person: Omit<NewUser, 'now'>,
  also: (tx: SystemTransaction, user: User) => Promise<{ tenantId: string; result: T }>,
  first?: (tx: SystemTransaction) => Promise<void>,
): Promise<{ user: User; result: T }> {
  const now = ctx.app.now();
  const { user, result, giveCookie } = await ctx.app.database.system.transaction('identity.sign-up', async (tx) => {
    await first?.(tx);
    const created = await insertUser(tx, { ...person, now });
    const { tenantId, result: made } = await also(tx, created);
    return { user: created, result: made, giveCookie: await beginSession(ctx, tx, created.id, tenantId) };
  });
  giveCookie();
  ctx.logger.info('an account was created', { userId: user.id });
  return { user, result };
}

/** The same with a password that was just chosen. @throws AppError INVALID_INPUT for one that is easily guessed */
export async function createAccount<T>(
  ctx: RequestContext,
  { password, workspace, ...person }: Omit<NewUser, 'passwordHash' | 'now'> & { password: string; workspace: string },
  also: Parameters<typeof openAccount<T>>[2],
): Promise<{ user: User; result: T }> {
  await demandGoodPassword('password', password, { name: person.name, email: person.email, workspace });
  return openAccount(ctx, { ...person, passwordHash: await passwordHashing.hash(password) }, also);
}

/** @throws AppError UNAUTHENTICATED, the same whether the account does not exist or the password is wrong; RATE_LIMITED */
export async function signIn(ctx: RequestContext, { email, password }: { email: string; password: string }) {
  await chargeNetwork(ctx);
  const tries = await chargeAccount(ctx, email);
  const { system } = ctx.app.database;
  const found = await system.read('identity.find', (db) => findCredentials(db, email));
  const right = await passwordHashing.verify(password, found?.passwordHash ?? undefined);
  if (!found || !right) {
    ctx.logger.info('a sign-in was refused', { clientAddress: ctx.clientAddress });
    throw new AppError('UNAUTHENTICATED', { say: 'The e-mail address or the password is wrong.' });
  }
  const { workspaces, giveCookie } = await system.transaction('identity.sign-in', async (tx) => ({
    workspaces: await workspacesOf(tx, found.id),
    giveCookie: await beginSession(ctx, tx, found.id),
  }));
  await tries.passed();
  giveCookie();
  ctx.logger.info('somebody signed in', { userId: found.id });
  return { user: { id: found.id, name: found.name, email: found.email }, workspaces };
}

/** Ends the session of the request; without one there is nothing to end. */
export async function signOut(ctx: RequestContext): Promise<void> {
  const token = readSessionCookie(ctx);
  if (token) {
    await ctx.app.database.system.transaction('identity.sign-out', (tx) => endSessionOfToken(ctx.app, tx, token));
  }
  clearSessionCookie(ctx);
}

/** Creates an account without a session, for seeds and operators. @returns its id */
export async function createUserAccount(
  app: AppServices,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<string> {
  const passwordHash = await passwordHashing.hash(password);
  const user = await app.database.system.transaction('identity.create-account', (tx) =>
    insertUser(tx, { name, email, emailVerified: true, passwordHash, now: app.now() }),
  );
  return user.id;
}
