import type { TenantId } from '@db/ids';
import { eq } from 'drizzle-orm';
import type { Logger } from '@/lib/logging';
import type { Actor, AppServices, Tenant } from '@/trpc/context';
import type { WriteContext } from './append';

export type JobWriteContext = Omit<WriteContext, 'app'> & { readonly app: AppServices };

async function findTenant(app: AppServices, tenantId: TenantId): Promise<Tenant | undefined> {
  const [row] = await app.database.system.read('jobs.tenant', (db) =>
    db.sql.select().from(db.tables.tenants).where(eq(db.tables.tenants.id, tenantId)),
  );
  return row && { ...row, id: tenantId };
}

/** What a job needs to write in the name of the person who started it; undefined when the workspace is gone. */
export async function jobContext(
  app: AppServices,
  { tenantId, logger, requestId }: { tenantId: TenantId; logger: Logger; requestId?: string },
  actor: Actor,
): Promise<JobWriteContext | undefined> {
  const tenant = await findTenant(app, tenantId);
  if (!tenant) return undefined;
  return { app, tenant, actor, logger, requestId: requestId ?? '', db: app.database.forTenant(tenantId) };
}
