import type { Reader, Transaction } from '@db/database';
import { newId } from '@db/ids';
import { and, desc, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { newToken, tokenHash } from '@/lib/security/tokens';
import type { Role } from '../../trpc/access';
import type { TenantContext } from '../../trpc/context';
import { invitationMail } from './invitations.jobs';
import { roleProblem } from './members.rules';
import type { InvitationView } from './members.schema';

const validMs = 7 * 24 * 60 * 60 * 1000;

/** Invitations that were neither accepted nor withdrawn, newest first; `also` narrows further. */
async function openInvitations(db: Reader, now: Date, also?: SQL): Promise<InvitationView[]> {
  const { invitations, users } = db.tables;
  const rows = await db.sql
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(eq(invitations.tenantId, db.tenantId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt), also),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(500);
  return rows.map(({ createdAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= now,
  }));
}

export const listInvitations = ({ app, db }: TenantContext): Promise<InvitationView[]> =>
  db.read('invitations.list', (reader) => openInvitations(reader, app.now()));

/** Mails of a workspace, and mails to an address, have a limit: nobody's mailbox is flooded through us. */
async function chargeMail({ app, tenant }: TenantContext, email: string): Promise<void> {
  const { rateLimits } = app.services;
  const limits: [string, { points: number; seconds: number }, string][] = [
    ['invitations-of-workspace', { points: 50, seconds: 3600 }, tenant.id],
    ['invitations-to-address', { points: 5, seconds: 3600 }, tokenHash(email)],
  ];
  for (const [name, rule, key] of limits) {
    const answer = await rateLimits.limiter(name, rule).consume(key);
    if (answer.ok) continue;
    throw new AppError('RATE_LIMITED', {
      say: 'Many invitations were sent within the last hour. Try again later.',
      details: { retryAfterSeconds: Math.ceil(answer.retryAfterSeconds) },
    });
  }
}

async function isMember(tx: Transaction, email: string): Promise<boolean> {
  const { users, memberships } = tx.tables;
  const found = await tx.sql
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, tx.tenantId), eq(users.email, email)));
  return found.length > 0;
}

const sendLink = (ctx: TenantContext, tx: Transaction, invitationId: string) =>
  ctx.app.jobs.enqueue(
    tx,
    invitationMail,
    { tenantId: tx.tenantId, invitationId, origin: ctx.publicOrigin, invitedBy: ctx.actor.name },
    { requestId: ctx.requestId },
  );

/**
 * Invites an address. The answer does not tell whether it has an account.
 * @throws AppError FORBIDDEN for a role above one's own; ALREADY_EXISTS for members and invited people; RATE_LIMITED
 */
export async function invite(
  ctx: TenantContext,
  { email, role }: { email: string; role: Role },
): Promise<InvitationView> {
  const problem = roleProblem(ctx.role, role);
  if (problem) throw new AppError('FORBIDDEN', { say: problem });
  await chargeMail(ctx, email);
  const id = newId();
  const view = await ctx.db.transaction('invitations.create', async (tx) => {
    const { invitations } = tx.tables;
    const now = ctx.app.now();
    if (await isMember(tx, email)) {
      throw new AppError('ALREADY_EXISTS', { say: 'This person is already a member of the workspace.' });
    }
    const expiresAt = new Date(now.getTime() + validMs);
    const open = await openInvitations(tx, now, and(eq(invitations.email, email), gt(invitations.expiresAt, now)));
    if (open.length > 0) {
      throw new AppError('ALREADY_EXISTS', { say: 'This address was invited already. Send that invitation again.' });
    }
    await tx.sql.insert(invitations).values({
      tenantId: tx.tenantId,
      id,
      email,
      role,
      // Nobody knows the token of this hash: the mail brings a link that works.
      tokenHash: tokenHash(newToken()),
      invitedBy: ctx.actor.id ?? ctx.tenant.id,
      createdAt: now,
      expiresAt,
    });
    await sendLink(ctx, tx, id);
    const [made] = await openInvitations(tx, now, eq(invitations.id, id));
    return made!;
  });
  ctx.logger.info('somebody was invited', { invitationId: id, role });
  return view;
}

const noInvitation = () => new AppError('NOT_FOUND', { say: 'There is no such invitation.' });

/** Sends an open invitation again, valid for another seven days; the link before stops working. */
export async function resendInvitation(ctx: TenantContext, id: string): Promise<InvitationView> {
  const now = ctx.app.now();
  const [known] = await ctx.db.read('invitations.find', (db) =>
    openInvitations(db, now, eq(db.tables.invitations.id, id)),
  );
  if (!known) throw noInvitation();
  const problem = roleProblem(ctx.role, known.role);
  if (problem) throw new AppError('FORBIDDEN', { say: problem });
  await chargeMail(ctx, known.email);
  return ctx.db.transaction('invitations.resend', async (tx) => {
    const { invitations } = tx.tables;
    await tx.sql
      .update(invitations)
      .set({ tokenHash: tokenHash(newToken()), expiresAt: new Date(now.getTime() + validMs) })
      .where(
        and(
          eq(invitations.tenantId, tx.tenantId),
          eq(invitations.id, id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      );
    const [current] = await openInvitations(tx, now, eq(invitations.id, id));
    if (!current) throw noInvitation();
    await sendLink(ctx, tx, id);
    return current;
  });
}

/** Withdraws an open invitation; its link stops working at once. @throws AppError NOT_FOUND */
export async function revokeInvitation({ app, db, logger }: TenantContext, id: string): Promise<void> {
  await db.transaction('invitations.revoke', async (tx) => {
    const { invitations } = tx.tables;
    const revoked = await tx.sql
      .update(invitations)
      .set({ revokedAt: app.now() })
      .where(
        and(
          eq(invitations.tenantId, tx.tenantId),
          eq(invitations.id, id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ id: invitations.id });
    if (revoked.length === 0) throw noInvitation();
  });
  logger.info('an invitation was withdrawn', { invitationId: id });
}
