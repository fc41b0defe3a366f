import { asTenantId } from '@db/ids';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { sameText, tokenHash } from '@/lib/security/tokens';
import type { Role } from '../../trpc/access';
import type { RequestContext, Subject, Tenant } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { tenantFields } from '../workspaces';
import { tenantIdOfKey } from './key-text.rules';

type Found = {
  id: string;
  name: string;
  keyHash: string;
  role: Role;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  tenant: Omit<Tenant, 'id'> & { id: string };
};

type Asking = Pick<RequestContext, 'app' | 'logger'>;

async function findKey({ app }: Asking, tenantId: string, hash: string): Promise<Found | undefined> {
  const [found] = await app.database.forTenant(asTenantId(tenantId)).read('api-keys.authenticate', (db) =>
    db
      .prepared<Found>('api-keys.by-hash', (query, { apiKeys, tenants }) =>
        query
          .select({
            id: apiKeys.id,
            name: apiKeys.name,
            keyHash: apiKeys.keyHash,
            role: apiKeys.role,
            expiresAt: apiKeys.expiresAt,
            revokedAt: apiKeys.revokedAt,
            lastUsedAt: apiKeys.lastUsedAt,
            tenant: tenantFields(tenants),
          })
          .from(apiKeys)
          .innerJoin(tenants, eq(tenants.id, apiKeys.tenantId))
          .where(
            and(eq(apiKeys.tenantId, sql.placeholder('tenantId')), eq(apiKeys.keyHash, sql.placeholder('keyHash'))),
          )
          .limit(1),
      )
      .execute({ tenantId, keyHash: hash }),
  );
  return found;
}

/** Notes the use of a key at most once a minute, in the background. */
function noteUse({ app, logger }: Asking, { id, tenant, lastUsedAt }: Found): void {
  const now = app.now();
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  if (lastUsedAt && lastUsedAt > aMinuteAgo) return;
  app.database
    .forTenant(asTenantId(tenant.id))
    .transaction('api-keys.note-use', async ({ sql: query, tables: { apiKeys }, tenantId }) => {
      await query
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(
          and(
            eq(apiKeys.tenantId, tenantId),
            eq(apiKeys.id, id),
            or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, aMinuteAgo)),
          ),
        );
    })
    .catch((error: unknown) => logger.warn('the use of an API key could not be noted', { keyId: id, error }));
}

/** Who a key speaks for: its workspace, with its role. Anonymous for anything but a living key. */
export async function subjectOfApiKey(asking: Asking, key: string): Promise<Subject> {
  const tenantId = tenantIdOfKey(key);
  if (!tenantId) return { kind: 'anonymous' };
  const { app } = asking;
  const hash = tokenHash(key);
  const cache = subjectCache(app);
  let found = cache.get<Found>(hash);
  if (!found) {
    found = await findKey(asking, tenantId, hash);
    if (!found || !sameText(found.keyHash, hash) || found.revokedAt) return { kind: 'anonymous' };
    cache.set(hash, found);
    if (!found.expiresAt || found.expiresAt > app.now()) noteUse(asking, found);
  }
  if (found.expiresAt && found.expiresAt <= app.now()) return { kind: 'anonymous' };
  const { id, name, role, tenant } = found;
  return { kind: 'api-key', keyId: id, name, role, tenant: { ...tenant, id: asTenantId(tenant.id) } };
}
