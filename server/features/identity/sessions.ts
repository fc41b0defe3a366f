import type { SystemReader, SystemTransaction } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { newToken, tokenHash } from '@/lib/security/tokens';
import type { Role } from '../../trpc/access';
import type { AppServices, RequestContext, Subject, Tenant, User } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { tenantFields } from '../workspaces';

const minute = 60_000;
const day = 24 * 60 * minute;

type Found = {
  sessionId: string;
  createdAt: Date;
  lastSeenAt: Date | null;
  activeTenantId: string | null;
  user: User;
  tenant: (Omit<Tenant, 'id'> & { id: string }) | null;
  role: Role | null;
};

/** One statement for the question of every request: whose session is it, and what are they in the workspace they name? */
const sessionByToken = (db: SystemReader) =>
  db.prepared<Found>('identity.session-by-token', (query, { sessions, users, tenants, memberships }) =>
    query
      .select({
        sessionId: sessions.id,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        activeTenantId: sessions.activeTenantId,
        user: { id: users.id, name: users.name, email: users.email },
        tenant: tenantFields(tenants),
        role: memberships.role,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(tenants, eq(tenants.slug, sql.placeholder('slug')))
      .leftJoin(
        memberships,
        and(
          eq(memberships.tenantId, tenants.id),
          eq(memberships.userId, sessions.userId),
          eq(memberships.status, 'active'),
        ),
      )
      .where(eq(sessions.token, sql.placeholder('token')))
      .limit(1),
  );

/** The first instant at which the session is over: unused for too long, or too old in any case. */
function endOf(app: AppServices, { createdAt, lastSeenAt }: Pick<Found, 'createdAt' | 'lastSeenAt'>): Date {
  const idle = (lastSeenAt ?? createdAt).getTime() + app.config.SESSION_IDLE_MINUTES * minute;
  return new Date(Math.min(idle, createdAt.getTime() + app.config.SESSION_MAX_DAYS * day));
}

/** Notes, once a minute, that the session is in use and where. In the background: no answer waits for it. */
function touch(app: AppServices, found: Found, tenantId: string | undefined, logger: RequestContext['logger']): void {
  const now = app.now();
  const seen = (found.lastSeenAt ?? found.createdAt).getTime();
  const moved = tenantId !== undefined && tenantId !== found.activeTenantId;
  if (now.getTime() - seen < (moved ? minute / 12 : minute)) return;
  app.database.system
    .transaction('session.touch', async ({ sql: query, tables: { sessions } }) => {
      const expiresAt = endOf(app, { createdAt: found.createdAt, lastSeenAt: now });
      await query
        .update(sessions)
        .set({ lastSeenAt: now, expiresAt, updatedAt: now, ...(moved && { activeTenantId: tenantId }) })
        .where(eq(sessions.id, found.sessionId));
    })
    .catch((error: unknown) => logger.warn('the use of a session could not be noted', { error }));
}

/**
 * Who holds the token, and their role in the workspace they name. A workspace that they are not an active member of is
 * left out, as is one that does not exist.
 */
export async function subjectOfToken(
  { app, logger }: Pick<RequestContext, 'app' | 'logger'>,
  token: string,
  workspaceSlug: string | undefined,
): Promise<Subject> {
  const hash = tokenHash(token);
  const cache = subjectCache(app);
  const key = `${hash} ${workspaceSlug ?? ''}`;
  let found = cache.get<Found>(key);
  if (!found) {
    [found] = await app.database.system.read('identity.session', (db) =>
      sessionByToken(db).execute({ token: hash, slug: workspaceSlug ?? '' }),
    );
    if (!found) return { kind: 'anonymous' };
    cache.set(key, found);
    if (endOf(app, found) > app.now()) touch(app, found, found.role ? found.tenant?.id : undefined, logger);
  }
  if (endOf(app, found) <= app.now()) return { kind: 'anonymous' };
  const { user, sessionId, tenant, role } = found;
  if (!tenant || !role) return { kind: 'user', user, sessionId };
  return { kind: 'user', user, sessionId, tenant: { ...tenant, id: asTenantId(tenant.id) }, role };
}

type Device = Pick<RequestContext, 'app' | 'clientAddress' | 'userAgent'>;

/** Begins a session. @returns its token, for the cookie; only a hash of it is kept. */
export async function openSession(
  { app, clientAddress, userAgent }: Device,
  tx: SystemTransaction,
  userId: string,
  activeTenantId: string | null = null,
): Promise<string> {
  const { sessions } = tx.tables;
  const now = app.now();
  const token = newToken();
  await tx.sql.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, now)));
  await tx.sql.insert(sessions).values({
    id: newId(),
    userId,
    token: tokenHash(token),
    expiresAt: endOf(app, { createdAt: now, lastSeenAt: now }),
    lastSeenAt: now,
    activeTenantId,
    ipAddress: clientAddress,
    userAgent: userAgent?.slice(0, 400) ?? null,
    createdAt: now,
    updatedAt: now,
  });
  return token;
}

/** Ends the session that a cookie holds, if any. */
export async function endSessionOfToken(app: AppServices, tx: SystemTransaction, token: string): Promise<void> {
  const { sessions } = tx.tables;
  await tx.sql.delete(sessions).where(eq(sessions.token, tokenHash(token)));
  tx.afterCommit(() => subjectCache(app).clear());
}

/** Ends all sessions of somebody, or all but one. @returns how many */
export async function endSessionsOf(
  app: AppServices,
  tx: SystemTransaction,
  userId: string,
  exceptSessionId?: string,
): Promise<number> {
  const { sessions } = tx.tables;
  const others = exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId);
  const ended = await tx.sql
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id });
  tx.afterCommit(() => subjectCache(app).clear());
  return ended.length;
}

/** Ends every session of the account of an address, for an operator. @returns how many; 0 for an unknown address */
export async function endSessionsOfAddress(app: AppServices, email: string): Promise<number> {
  return app.database.system.transaction('admin.end-sessions', async (tx) => {
    const { users } = tx.tables;
    const [user] = await tx.sql.select({ id: users.id }).from(users).where(eq(users.email, email.trim().toLowerCase()));
    return user ? endSessionsOf(app, tx, user.id) : 0;
  });
}
