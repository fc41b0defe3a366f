import { asTenantId } from '@db/ids';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '@/trpc/context';
import { jobContext } from '../changes/job-context';
import { performWrites } from '../records/perform-writes';
import { command } from '../records/service';
import { dealsToSettle, resettleJob, silentWrites } from './resettle-deals';

const input = z.object({
  tenantId: z.uuid(),
  which: z.union([z.literal('open'), z.object({ stageIds: z.array(z.uuid()) })]),
});

/** Deals of one transaction: other writers wait for no more than this. */
const stepDeals = 200;

/** What the worker runs for this feature. */
export function dealsJobs(app: AppServices): JobDefinition[] {
  const resettle: JobDefinition<z.output<typeof input>> = {
    ...resettleJob,
    input,
    timeoutSeconds: 60 * 60,
    async handle({ data: { tenantId, which }, signal, logger, requestId, fence }) {
      const actor = { kind: 'system' as const, id: null, name: 'CRM Flow' };
      const ctx = await jobContext(app, { tenantId: asTenantId(tenantId), logger, requestId }, actor);
      if (!ctx) return;
      let after: string | undefined;
      for (let settled = stepDeals; settled === stepDeals; ) {
        signal.throwIfAborted();
        const rows = await command(
          ctx,
          'deals.resettle',
          async (tx, source) => {
            await fence(tx);
            const part = await dealsToSettle(tx, which, { after, limit: stepDeals });
            await performWrites(tx, source, silentWrites(part));
            return part;
          },
          { kind: 'admin' },
        );
        settled = rows.length;
        after = rows.at(-1)?.id;
      }
    },
  };
  return [resettle];
}
