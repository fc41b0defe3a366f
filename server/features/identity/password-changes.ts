import { and, eq, gt, like } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { tokenHash } from '@/lib/security/tokens';
import type { RequestContext, SignedInContext, User } from '../../trpc/context';
import { beginSession } from './accounts';
import { passwordChangedMail, passwordResetMail } from './identity.jobs';
import { findCredentials, findUser, resetPrefix, storePassword } from './identity.queries';
import { chargeAccount, chargeNetwork, chargeResetMail } from './login-limits';
import { passwordHashing } from './password-hashing';
import { demandGoodPassword } from './password-policy';
import { endSessionsOf } from './sessions';

/**
 * Asks for a mail with a link. The account is looked up by the job that sends it: the answer, and the time it takes,
 * are the same whether there is one.
 * @throws AppError RATE_LIMITED
 */
export async function requestPasswordReset(ctx: RequestContext, email: string): Promise<void> {
  await chargeNetwork(ctx);
  await chargeResetMail(ctx, email);
  const { database, jobs } = ctx.app;
  await database.system.transaction('identity.request-reset', (tx) =>
    jobs.enqueue(tx, passwordResetMail, { email, origin: ctx.publicOrigin }, { requestId: ctx.requestId }),
  );
}

const deadLink = () =>
  new AppError('NOT_FOUND', { say: 'This link was used or is too old. Have a new one sent to you.' });

/** Whose password a link is for. @throws AppError NOT_FOUND for a used, old or unknown link */
async function userOfLink({ app }: RequestContext, identifier: string): Promise<User> {
  const user = await app.database.system.read('identity.reset-link', async (db) => {
    const { verifications } = db.tables;
    const [link] = await db.sql
      .select({ userId: verifications.value })
      .from(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, app.now())));
    return link && findUser(db, link.userId);
  });
  if (!user) throw deadLink();
  return user;
}

const identifierOf = (token: string): string => resetPrefix + tokenHash(token);

/** What the page behind the link shows. @throws AppError NOT_FOUND for a used, old or unknown link; RATE_LIMITED */
export async function lookAtReset(ctx: RequestContext, token: string): Promise<{ email: string }> {
  await chargeNetwork(ctx);
  const { email } = await userOfLink(ctx, identifierOf(token));
  return { email };
}

/**
 * Sets a new password with the link of a mail, once; other links of the account end with it. Every session of the account ends: whoever had the old password
 * is out.
 * @throws AppError NOT_FOUND for a used, old or unknown link; INVALID_INPUT; RATE_LIMITED
 */
export async function resetPassword(ctx: RequestContext, input: { token: string; password: string }): Promise<void> {
  await chargeNetwork(ctx);
  const { app } = ctx;
  const { system } = app.database;
  const identifier = identifierOf(input.token);
  const user = await userOfLink(ctx, identifier);
  await demandGoodPassword('password', input.password, user);
  const passwordHash = await passwordHashing.hash(input.password);
  await system.transaction('identity.reset-password', async (tx) => {
    const { verifications, users } = tx.tables;
    const now = app.now();
    const used = await tx.sql
      .delete(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, now)))
      .returning({ id: verifications.id });
    if (used.length === 0) throw deadLink();
    await tx.sql
      .delete(verifications)
      .where(and(eq(verifications.value, user.id), like(verifications.identifier, `${resetPrefix}%`)));
    await storePassword(tx, user.id, passwordHash, now);
    await tx.sql.update(users).set({ emailVerified: true, updatedAt: now }).where(eq(users.id, user.id));
    await endSessionsOf(app, tx, user.id);
    await app.jobs.enqueue(tx, passwordChangedMail, { userId: user.id }, { requestId: ctx.requestId });
  });
  ctx.logger.info('a password was reset', { userId: user.id });
}

/**
 * Changes the password of the person who is signed in; all their sessions end, and this browser gets a new one.
 * @throws AppError INVALID_INPUT with the reason under `current` or `password`; RATE_LIMITED
 */
export async function changePassword(
  ctx: SignedInContext,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const { app, user } = ctx;
  const tries = await chargeAccount(ctx, user.email);
  const { system } = app.database;
  const found = await system.read('identity.find', (db) => findCredentials(db, user.email));
  if (!(await passwordHashing.verify(current, found?.passwordHash ?? undefined))) {
    throw new AppError('INVALID_INPUT', {
      say: 'The current password is wrong.',
      fields: { current: 'The current password is wrong.' },
    });
  }
  await tries.passed();
  await demandGoodPassword('password', password, user);
  const passwordHash = await passwordHashing.hash(password);
  const giveCookie = await system.transaction('identity.change-password', async (tx) => {
    await storePassword(tx, user.id, passwordHash, app.now());
    await endSessionsOf(app, tx, user.id);
    await app.jobs.enqueue(tx, passwordChangedMail, { userId: user.id }, { requestId: ctx.requestId });
    return beginSession(ctx, tx, user.id, ctx.subject.kind === 'user' ? ctx.subject.tenant?.id : undefined);
  });
  giveCookie();
  ctx.logger.info('a password was changed', { userId: user.id });
}
