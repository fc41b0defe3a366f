import type { Database } from '@db/database';
import { newId } from '@db/ids';
import type { RequestContext, Tenant } from '../../trpc/context';
import { performWrites } from '../records/perform-writes';
import { planStandard } from './standard-pipelines';

/**
 * Gives a new workspace its standard pipelines and lost reasons, in a transaction of its own; what it has already stays.
 * Not told in the history: nobody did it, and nobody should undo it.
 */
export async function equipWorkspace(
  { database, now }: { database: Database; now: () => Date },
  tenant: Pick<Tenant, 'id'>,
): Promise<void> {
  await database.forTenant(tenant.id).transaction('workspaces.equip', async (tx) => {
    const at = now();
    const source = {
      actor: { kind: 'system' as const, id: null, name: 'CRM Flow' },
      cause: { kind: 'admin' as const, id: null },
      groupId: newId(),
      requestId: null,
      at,
      today: at.toISOString().slice(0, 10),
      announce: () => undefined,
    };
    const writes = await planStandard(tx, source);
    await performWrites(
      tx,
      source,
      writes.map((write) => ({ ...write, silent: true })),
    );
  });
}

/**
 * The same for a workspace that stands already, whatever becomes of it: without pipelines it can do all else, and its
 * settings offer to add them.
 */
export async function equipNewWorkspace(
  { app, logger }: Pick<RequestContext, 'app' | 'logger'>,
  tenant: Pick<Tenant, 'id'>,
): Promise<void> {
  try {
    await equipWorkspace(app, tenant);
  } catch (error) {
    logger.error('a new workspace has no pipelines yet', { tenantId: tenant.id, error });
  }
}
