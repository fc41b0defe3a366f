import type { SystemReader, SystemTransaction } from '@db/database';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { tokenHash } from '@/lib/security/tokens';
import type { Role } from '../../trpc/access';
import type { RequestContext, SignedInContext } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { chargeNetwork, createAccount, findCredentials } from '../identity';

type Found = {
  tenantId: string;
  id: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  expiresAt: Date;
  workspace: { name: string; slug: string };
};

const deadLink = () =>
  new AppError('NOT_FOUND', { say: 'This invitation was used, withdrawn or is too old. Ask for a new one.' });

async function findInvitation(db: SystemReader, token: string, now: Date): Promise<Found> {
  const { invitations, tenants, users } = db.tables;
  const [found] = await db.sql
    .select({
      tenantId: invitations.tenantId,
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.name,
      expiresAt: invitations.expiresAt,
      workspace: { name: tenants.name, slug: tenants.slug },
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .limit(1);
  if (!found) throw deadLink();
  return found;
}

/** What the page behind the link shows. @throws AppError NOT_FOUND, RATE_LIMITED */
export async function lookAtInvitation(ctx: RequestContext, token: string) {
  await chargeNetwork(ctx);
  return ctx.app.database.system.read('invitations.look', async (db) => {
    const { workspace, email, role, invitedBy, expiresAt } = await findInvitation(db, token, ctx.app.now());
    const hasAccount = (await findCredentials(db, email)) !== undefined;
    return { workspace: workspace.name, email, role, invitedBy, hasAccount, expiresAt: expiresAt.toISOString() };
  });
}

/** Uses the invitation up and makes its person a member. Of two that use it at the same time, one does. */
async function join(tx: SystemTransaction, { tenantId, id, role }: Found, userId: string, now: Date): Promise<void> {
  const { invitations, memberships } = tx.tables;
  const used = await tx.sql
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ id: invitations.id });
  if (used.length === 0) throw deadLink();
  await tx.sql
    .insert(memberships)
    .values({ tenantId, userId, role, createdAt: now, updatedAt: now })
    // A member already: their role and status are what an admin made them.
    .onConflictDoNothing();
}

const joined = ({ tenantId, role, workspace }: Found) => ({ id: tenantId, ...workspace, role });

/** @throws AppError NOT_FOUND; FORBIDDEN when the invitation went to another address than the account's */
export async function acceptInvitation(ctx: SignedInContext, token: string) {
  const { app, user, logger } = ctx;
  await chargeNetwork(ctx);
  const found = await app.database.system.transaction('invitations.accept', async (tx) => {
    const invitation = await findInvitation(tx, token, app.now());
    if (invitation.email !== user.email) {
      throw new AppError('FORBIDDEN', {
        say: 'This invitation was sent to another address than the one you are signed in with. Sign in with that one.',
      });
    }
    await join(tx, invitation, user.id, app.now());
    tx.afterCommit(() => subjectCache(app).clear());
    return invitation;
  });
  logger.info('somebody joined a workspace', { userId: user.id, tenantId: found.tenantId });
  return joined(found);
}

/** Makes an account for the invited address, joins, and signs in. @throws AppError NOT_FOUND, ALREADY_EXISTS, INVALID_INPUT */
export async function signUpWithInvitation(
  ctx: RequestContext,
  { token, name, password }: { token: string; name: string; password: string },
) {
  await chargeNetwork(ctx);
  const { database, now } = ctx.app;
  const invitation = await database.system.read('invitations.find', (db) => findInvitation(db, token, now()));
  const { email, workspace, tenantId } = invitation;
  // The link came by mail: whoever holds it reads that mailbox.
  const person = { name, email, password, workspace: workspace.name, emailVerified: true };
  const { user, result } = await createAccount(ctx, person, async (tx, created) => {
    await join(tx, invitation, created.id, now());
    return { tenantId, result: joined(invitation) };
  });
  return { user, workspace: result };
}
