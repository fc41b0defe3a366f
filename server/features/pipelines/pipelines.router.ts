import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { pipelinesOverview } from './pipelines.queries';
import { pipelinesOverviewView } from './pipelines.schema';

export const pipelinesRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists all pipelines with their stages, the lost reasons and the rules for deals.', public: true })
    .input(z.strictObject({}).prefault({}))
    .output(pipelinesOverviewView)
    .query(async ({ ctx }) => ({
      ...(await ctx.db.read('pipelines.list', pipelinesOverview)),
      can: { manage: ctx.can('pipelines.manage') },
    })),
});
