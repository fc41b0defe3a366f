import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { permissionsOf } from '../../trpc/access';
import type { SignedInContext, User } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { workspacesOf } from '../workspaces';
import { clearSessionCookie } from './session-cookies';
import { endSessionsOf } from './sessions';

/** The person, their workspaces, and what they may do in the one that the request names. */
export async function me({ app, subject, user, sessionId }: SignedInContext) {
  const { workspaces, active } = await app.database.system.read('identity.me', async (db) => {
    const [session] = await db
      .prepared<{ tenantId: string | null }>('identity.active-tenant', (query, { sessions }) =>
        query
          .select({ tenantId: sessions.activeTenantId })
          .from(sessions)
          .where(eq(sessions.id, sql.placeholder('id'))),
      )
      .execute({ id: sessionId });
    return { workspaces: await workspacesOf(db, user.id), active: session?.tenantId };
  });
  const tenant = subject.kind === 'user' ? subject.tenant : undefined;
  const current = workspaces.find(({ id }) => id === tenant?.id);
  return {
    user,
    workspaces,
    current: current ? { ...current, permissions: permissionsOf(current.role) } : null,
    /** The workspace this session looked at last, for pages that name none. */
    lastWorkspace: workspaces.find(({ id }) => id === active)?.slug ?? null,
  };
}

export async function listSessions({ app, user, sessionId }: SignedInContext) {
  const rows = await app.database.system.read('identity.list-sessions', (db) => {
    const { sessions } = db.tables;
    return db.sql
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, user.id), gt(sessions.expiresAt, app.now())))
      .orderBy(desc(sessions.lastSeenAt))
      .limit(100);
  });
  return rows.map(({ id, createdAt, lastSeenAt, userAgent, ipAddress }) => ({
    id,
    current: id === sessionId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: (lastSeenAt ?? createdAt).toISOString(),
    userAgent,
    ipAddress,
  }));
}

/** @throws AppError NOT_FOUND for a session that is not the person's own */
export async function revokeSession(ctx: SignedInContext, id: string): Promise<void> {
  const { app, user } = ctx;
  await app.database.system.transaction('identity.revoke-session', async (tx) => {
    const { sessions } = tx.tables;
    const ended = await tx.sql
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, user.id)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw new AppError('NOT_FOUND', { say: 'There is no such session.' });
    tx.afterCommit(() => subjectCache(app).clear());
  });
  if (id === ctx.sessionId) clearSessionCookie(ctx);
}

/** @returns how many sessions ended */
export async function signOutEverywhere(ctx: SignedInContext): Promise<{ ended: number }> {
  const { app, user } = ctx;
  const ended = await app.database.system.transaction('identity.sign-out-everywhere', (tx) =>
    endSessionsOf(app, tx, user.id),
  );
  clearSessionCookie(ctx);
  ctx.logger.info('somebody signed out everywhere', { userId: user.id, sessions: ended });
  return { ended };
}

export async function updateProfile({ app, user }: SignedInContext, name: string): Promise<User> {
  await app.database.system.transaction('identity.update-profile', async (tx) => {
    const { users } = tx.tables;
    await tx.sql.update(users).set({ name, updatedAt: app.now() }).where(eq(users.id, user.id));
    tx.afterCommit(() => subjectCache(app).clear());
  });
  return { ...user, name };
}
