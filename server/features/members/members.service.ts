import type { Sql, Transaction } from '@db/database';
import type { Tables } from '@db/tables';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { type Role, roles } from '../../trpc/access';
import type { TenantContext } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { lastOwnerProblem, memberProblem, roleProblem } from './members.rules';
import type { MemberView } from './members.schema';

const mostMembers = 1_000;

const noMember = () => new AppError('NOT_FOUND', { say: 'There is no such member.' });
const forbidden = (say: string) => new AppError('FORBIDDEN', { say });

/** Prepared: every page of a workspace asks for them. */
const selectMembers = (query: Sql, { memberships, users }: Tables) =>
  query
    .select({
      userId: memberships.userId,
      name: users.name,
      email: users.email,
      role: memberships.role,
      status: memberships.status,
      joinedAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.tenantId, sql.placeholder('tenantId')))
    .orderBy(asc(users.name), asc(users.id))
    .limit(mostMembers);

/** Everybody in the workspace, by name; suspended members too. */
export async function listMembers({ db, actor }: TenantContext): Promise<MemberView[]> {
  const rows = await db.read('members.list', (reader) =>
    reader
      .prepared<Omit<MemberView, 'self' | 'joinedAt'> & { joinedAt: Date }>('members.list', selectMembers)
      .execute({ tenantId: reader.tenantId }),
  );
  return rows.map(({ joinedAt, ...row }) => ({
    ...row,
    self: row.userId === actor.id,
    joinedAt: joinedAt.toISOString(),
  }));
}

type Membership = { userId: string; role: Role; status: 'active' | 'suspended' };

async function findMember(tx: Transaction, userId: string): Promise<Membership> {
  const { memberships } = tx.tables;
  const [found] = await tx.sql
    .select({ userId: memberships.userId, role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, userId)));
  if (!found) throw noMember();
  return found;
}

/** The active owners, held by this transaction: of two owners who leave at the same time, the second sees the first gone. */
async function holdOwners(tx: Transaction, now: Date): Promise<string[]> {
  const { memberships } = tx.tables;
  const owners = await tx.sql
    .update(memberships)
    .set({ updatedAt: now })
    .where(and(eq(memberships.tenantId, tx.tenantId), eq(memberships.role, 'owner'), eq(memberships.status, 'active')))
    .returning({ userId: memberships.userId });
  return owners.map(({ userId }) => userId);
}

/** Open invitations end with the right to give them. */
async function withdrawInvitations(tx: Transaction, userId: string, now: Date, above?: Role): Promise<void> {
  const { invitations } = tx.tables;
  const open = await tx.sql
    .select({ id: invitations.id, role: invitations.role })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tx.tenantId),
        eq(invitations.invitedBy, userId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
  for (const { id, role } of open) {
    if (above && roles.indexOf(role) >= roles.indexOf(above)) continue;
    await tx.sql
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.tenantId, tx.tenantId), eq(invitations.id, id)));
  }
}

/** Finds a member whom the actor may change; `giveUp` says that the change ends an owner's ownership. */
async function memberToChange(ctx: TenantContext, tx: Transaction, userId: string, giveUp: boolean) {
  const owners = await holdOwners(tx, ctx.app.now());
  const member = await findMember(tx, userId);
  const problem = memberProblem(ctx.role, member.role) ?? (giveUp ? lastOwnerProblem(owners, userId) : undefined);
  if (problem) throw forbidden(problem);
  return member;
}

const inWorkspace = ({ memberships }: Transaction['tables'], tx: Transaction, userId: string) =>
  and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, userId));

/** @throws AppError FORBIDDEN for owners changed by admins, roles above one's own, and the last owner; NOT_FOUND */
export async function changeRole(ctx: TenantContext, { userId, role }: { userId: string; role: Role }): Promise<void> {
  await ctx.db.transaction('members.change-role', async (tx) => {
    const now = ctx.app.now();
    await memberToChange(ctx, tx, userId, role !== 'owner');
    const problem = roleProblem(ctx.role, role);
    if (problem) throw forbidden(problem);
    const { memberships } = tx.tables;
    await tx.sql
      .update(memberships)
      .set({ role, updatedAt: now })
      .where(inWorkspace(tx.tables, tx, userId));
    await withdrawInvitations(tx, userId, now, role);
    tx.afterCommit(() => subjectCache(ctx.app).clear());
  });
  ctx.logger.info('a role was changed', { member: userId, role });
}

/** Shuts a member out, or lets them in again, without losing what is theirs. */
export async function setStatus(
  ctx: TenantContext,
  { userId, status }: { userId: string; status: Membership['status'] },
): Promise<void> {
  await ctx.db.transaction('members.set-status', async (tx) => {
    const now = ctx.app.now();
    await memberToChange(ctx, tx, userId, status === 'suspended');
    const { memberships } = tx.tables;
    await tx.sql
      .update(memberships)
      .set({ status, updatedAt: now })
      .where(inWorkspace(tx.tables, tx, userId));
    if (status === 'suspended') await withdrawInvitations(tx, userId, now);
    tx.afterCommit(() => subjectCache(ctx.app).clear());
  });
  ctx.logger.info('a member was suspended or let in again', { member: userId, status });
}

/** Ends a membership. Records keep their owner's name. */
export async function removeMember(ctx: TenantContext, userId: string): Promise<void> {
  await ctx.db.transaction('members.remove', async (tx) => {
    await memberToChange(ctx, tx, userId, true);
    await tx.sql.delete(tx.tables.memberships).where(inWorkspace(tx.tables, tx, userId));
    await withdrawInvitations(tx, userId, ctx.app.now());
    tx.afterCommit(() => subjectCache(ctx.app).clear());
  });
  ctx.logger.info('a member was removed', { member: userId });
}

/** Ends the own membership. @throws AppError FORBIDDEN for the last owner and for API keys */
export async function leaveWorkspace(ctx: TenantContext): Promise<void> {
  if (ctx.subject.kind !== 'user') throw forbidden('A key cannot leave a workspace. Revoke it instead.');
  await removeMember(ctx, ctx.subject.user.id);
}
