import { newId } from '@db/ids';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { tokenHash } from '@/lib/security/tokens';
import { roles } from '../../trpc/access';
import type { TenantContext } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { type ApiKeyView, type CreateApiKeyInput, keyRole } from './api-keys.schema';
import { newKeyText, prefixOf } from './key-text.rules';

const mostKeys = 100;
const dayMs = 24 * 60 * 60 * 1000;

/** The keys that still work, newest first. */
export async function listApiKeys({ app, db }: TenantContext): Promise<ApiKeyView[]> {
  const rows = await db.read('api-keys.list', ({ sql, tables: { apiKeys, users }, tenantId }) =>
    sql
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        prefix: apiKeys.prefix,
        role: apiKeys.role,
        createdAt: apiKeys.createdAt,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
        createdById: apiKeys.createdBy,
        createdByName: users.name,
      })
      .from(apiKeys)
      .leftJoin(users, eq(users.id, apiKeys.createdBy))
      .where(
        and(
          eq(apiKeys.tenantId, tenantId),
          isNull(apiKeys.revokedAt),
          or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, app.now())),
        ),
      )
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(mostKeys),
  );
  return rows.map(({ createdById, createdByName, role, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    role: keyRole.parse(role),
    createdBy: { id: createdById, name: createdByName },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * Makes a key. Its text is in this answer only; what is stored cannot be turned back into it.
 * @throws AppError FORBIDDEN for a role above one's own, or when a key asks; PRECONDITION_FAILED for too many keys
 */
export async function createApiKey(
  ctx: TenantContext,
  { name, role, expiresInDays }: CreateApiKeyInput,
): Promise<ApiKeyView & { key: string }> {
  const { app, subject, tenant, db } = ctx;
  if (subject.kind !== 'user') {
    throw new AppError('FORBIDDEN', { say: 'A key cannot make keys. Sign in to make one.' });
  }
  if (roles.indexOf(role) < roles.indexOf(ctx.role)) {
    throw new AppError('FORBIDDEN', { say: `Your role (${ctx.role}) cannot make a key with the role ${role}.` });
  }
  if ((await listApiKeys(ctx)).length >= mostKeys) {
    throw new AppError('PRECONDITION_FAILED', { say: `A workspace has at most ${mostKeys} keys. Revoke one first.` });
  }
  const now = app.now();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs);
  const key = newKeyText(tenant.id);
  const row = { id: newId(), name, prefix: prefixOf(key), role };
  await db.transaction('api-keys.create', async ({ sql, tables: { apiKeys }, tenantId }) => {
    const secret = { keyHash: tokenHash(key), createdBy: subject.user.id };
    await sql.insert(apiKeys).values({ tenantId, ...row, ...secret, createdAt: now, expiresAt });
  });
  ctx.logger.info('an API key was made', { keyId: row.id, role });
  return {
    ...row,
    key,
    createdBy: { id: subject.user.id, name: subject.user.name },
    createdAt: now.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: null,
  };
}

/** Ends a key for good, on every process within a second. @throws AppError NOT_FOUND */
export async function revokeApiKey({ app, db, logger }: TenantContext, id: string): Promise<void> {
  await db.transaction('api-keys.revoke', async (tx) => {
    const { apiKeys } = tx.tables;
    const revoked = await tx.sql
      .update(apiKeys)
      .set({ revokedAt: app.now() })
      .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (revoked.length === 0) throw new AppError('NOT_FOUND', { say: 'There is no such key.' });
    tx.afterCommit(() => subjectCache(app).clear());
  });
  logger.info('an API key was revoked', { keyId: id });
}
