import type { SystemTransaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { AppServices, RequestContext, Tenant, User } from '../../trpc/context';
import { equipNewWorkspace } from '../pipelines/equip-workspace';
import { insertWorkspace, workspacesOf } from '../workspaces';
import { emailTaken, findCredentials, insertUser, type NewUser } from './identity.queries';
import type { SignUpInput } from './identity.schema';
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

/** Closed sign-up still lets the very first person in. */
async function demandOpenSignUp({ app }: RequestContext): Promise<void> {
  if (app.config.SIGN_UP === 'open') return;
  const [somebody] = await app.database.system.read('identity.anybody', (db) =>
    db.sql.select({ id: db.tables.users.id }).from(db.tables.users).limit(1),
  );
  if (somebody) {
    throw new AppError('FORBIDDEN', {
      say: 'New accounts are by invitation here. Ask an admin of your workspace to invite you.',
    });
  }
}

/** Creates a person and what they need at once, and signs them in; all of it or nothing. */
export async function createAccount<T>(
  ctx: RequestContext,
  { password, ...person }: Omit<NewUser, 'passwordHash' | 'now'> & { password: string; workspace: string },
  also: (tx: SystemTransaction, user: User) => Promise<{ tenantId: string; result: T }>,
): Promise<{ user: User; result: T }> {
  const { name, email, emailVerified, workspace } = person;
  await demandGoodPassword('password', password, { name, email, workspace });
  const passwordHash = await passwordHashing.hash(password);
  const now = ctx.app.now();
  const { user, result, giveCookie } = await ctx.app.database.system.transaction('identity.sign-up', async (tx) => {
    const created = await insertUser(tx, { name, email, emailVerified, passwordHash, now });
    const { tenantId, result: made } = await also(tx, created);
    return { user: created, result: made, giveCookie: await beginSession(ctx, tx, created.id, tenantId) };
  });
  giveCookie();
  ctx.logger.info('an account was created', { userId: user.id });
  return { user, result };
}

/** @throws AppError FORBIDDEN when sign-up is closed, ALREADY_EXISTS for a taken address, INVALID_INPUT, RATE_LIMITED */
export async function signUp(
  ctx: RequestContext,
  { name, email, password, workspace, timeZone, locale }: SignUpInput,
): Promise<{ user: User; workspace: Tenant }> {
  await demandOpenSignUp(ctx);
  await chargeNetwork(ctx);
  const taken = await ctx.app.database.system.read('identity.find', (db) => findCredentials(db, email));
  if (taken) throw emailTaken();
  const { user, result } = await createAccount(
    ctx,
    { name, email, password, workspace, emailVerified: false },
    async (tx, { id: ownerId }) => {
      const settings = { timeZone, locale };
      const tenant = await insertWorkspace(tx, { name: workspace, settings, ownerId, now: ctx.app.now() });
      return { tenantId: tenant.id, result: tenant };
    },
  );
  await equipNewWorkspace(ctx, result);
  return { user, workspace: result };
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
