import type { Database } from '@db/database';
import { newId } from '@db/ids';
import type { Tenant } from '../../trpc/context';
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
