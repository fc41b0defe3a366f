import type { SystemTransaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { RequestContext, Tenant, User } from '../../trpc/context';
import { equipNewWorkspace } from '../pipelines/equip-workspace';
import { insertWorkspace, regionSettings } from '../workspaces';
import { openAccount } from './accounts';
import { emailTaken, findCredentials } from './identity.queries';
import type { SignUpInput } from './identity.schema';
import { chargeNetwork, chargeSignUpMail } from './login-limits';
import { passwordHashing } from './password-hashing';
import { demandGoodPassword } from './password-policy';
import { signUpMail } from './sign-up.jobs';
import { findPendingSignUp, keepPendingSignUp, type PendingSignUp, usePendingSignUp } from './sign-up.queries';

type Begun = { user: User; workspace: Tenant };

/** Closed sign-up still lets the very first person in. @returns whether this is that person */
async function demandOpenSignUp({ app }: RequestContext): Promise<boolean> {
  const [somebody] = await app.database.system.read('identity.anybody', (db) =>
    db.sql.select({ id: db.tables.users.id }).from(db.tables.users).limit(1),
  );
  if (somebody && app.config.SIGN_UP !== 'open') {
    throw new AppError('FORBIDDEN', {
      say: 'New accounts are by invitation here. Ask an admin of your workspace to invite you.',
    });
  }
  return somebody === undefined;
}

/** The account, its first workspace and a session. @throws AppError ALREADY_EXISTS for a taken address */
async function begin(
  ctx: RequestContext,
  pending: PendingSignUp,
  emailVerified: boolean,
  first?: (tx: SystemTransaction) => Promise<void>,
): Promise<Begun> {
  const { name, email, passwordHash, workspace, timeZone, locale } = pending;
  const { user, result } = await openAccount(
    ctx,
    { name, email, passwordHash, emailVerified },
    async (tx, { id: ownerId }) => {
      const settings = { timeZone, locale, ...regionSettings(locale) };
      const tenant = await insertWorkspace(tx, { name: workspace, settings, ownerId, now: ctx.app.now() });
      return { tenantId: tenant.id, result: tenant };
    },
    first,
  );
  await equipNewWorkspace(ctx, result);
  return { user, workspace: result };
}

/**
 * Where mail reaches people, the answer is the same for every address, and what it leads to comes by mail: a link that
 * makes the account, or word that there is one. Without a mail server, and for the very first person, the account is
 * made at once, and a taken address is refused: there is no other way to tell its owner.
 * See docs/decisions/015-sign-up-by-mail.md.
 * @throws AppError FORBIDDEN when sign-up is closed, ALREADY_EXISTS for a taken address, INVALID_INPUT, RATE_LIMITED
 */
export async function signUp(
  ctx: RequestContext,
  { password, ...person }: SignUpInput,
): Promise<({ next: 'workspace' } & Begun) | { next: 'mail' }> {
  const { app } = ctx;
  const { system } = app.database;
  const isFirst = await demandOpenSignUp(ctx);
  await chargeNetwork(ctx);
  const byMail = app.config.groups.mail.kind === 'smtp' && !isFirst;
  await demandGoodPassword('password', password, person);
  if (byMail) await chargeSignUpMail(ctx, person.email);
  else if (await system.read('identity.find', (db) => findCredentials(db, person.email))) throw emailTaken();
  const pending = { ...person, passwordHash: await passwordHashing.hash(password) };
  if (!byMail) return { next: 'workspace', ...(await begin(ctx, pending, false)) };
  await system.transaction('identity.request-sign-up', async (tx) => {
    const id = await keepPendingSignUp(tx, pending, app.now());
    await app.jobs.enqueue(tx, signUpMail, { id, origin: ctx.publicOrigin }, { requestId: ctx.requestId });
  });
  return { next: 'mail' };
}

const deadLink = () =>
  new AppError('NOT_FOUND', { say: 'This link was used or is too old. Create the workspace anew, or sign in.' });

/**
 * What the page behind the link of a sign-up mail shows.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS when the account was made by the link of another mail, FORBIDDEN, RATE_LIMITED
 */
export async function lookAtSignUp(ctx: RequestContext, token: string): Promise<{ email: string; workspace: string }> {
  await demandOpenSignUp(ctx);
  await chargeNetwork(ctx);
  const { found, known } = await ctx.app.database.system.read('identity.look-sign-up', async (db) => {
    const pending = await findPendingSignUp(db, token, ctx.app.now());
    return { found: pending, known: pending && (await findCredentials(db, pending.email)) };
  });
  if (!found) throw deadLink();
  if (known) throw emailTaken();
  return { email: found.email, workspace: found.workspace };
}

/**
 * Makes the account of a sign-up mail, once. The password is asked for again: whoever signed up with an address that is
 * not theirs cannot have its owner open an account to which they know the password.
 * @throws AppError NOT_FOUND, FORBIDDEN when sign-up was closed meanwhile, INVALID_INPUT for another password than that
 * of the sign-up, ALREADY_EXISTS, RATE_LIMITED
 */
export async function confirmSignUp(
  ctx: RequestContext,
  { token, password }: { token: string; password: string },
): Promise<Begun> {
  await demandOpenSignUp(ctx);
  await chargeNetwork(ctx);
  const { system } = ctx.app.database;
  const found = await system.read('identity.look-sign-up', (db) => findPendingSignUp(db, token, ctx.app.now()));
  if (!found) throw deadLink();
  if (!(await passwordHashing.verify(password, found.passwordHash))) {
    const say = 'This is not the password that was chosen for this sign-up.';
    throw new AppError('INVALID_INPUT', { say, fields: { password: say } });
  }
  return begin(ctx, found, true, async (tx) => {
    if (!(await usePendingSignUp(tx, token))) throw deadLink();
  });
}
