import { enterTenant } from '@/trpc/procedures';
import { personObject } from '../../people/person-object';
import { performWrites } from '../../records/perform-writes';
import { planCreate } from '../../records/plan-write.rules';
import { command } from '../../records/service';
import type { SignedIn } from './settled';

/** Puts so many people into somebody's workspace, all of them in Bonn. */
export const makeCrowd = (who: SignedIn, size: number): Promise<void> =>
  command(enterTenant(who.ctx, 'records.create'), 'test.people', async (tx, source) => {
    const writes = Array.from({ length: size }, (_, at) =>
      planCreate(personObject, tx.tenantId, source, { values: { firstName: `P${at}`, city: 'Bonn' } }),
    );
    await performWrites(tx, source, writes, { search: 'later' });
  });
