import * as z from 'zod';
import { router, t } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema } from '../records/field-values';
import { byId, maxBulk, moved, recordRouter } from '../records/record-router';
import { dealContactsRouter } from './deal-contacts.router';
import { dealObject } from './deal-object';
import { lineItemsRouter } from './line-items.router';
import { moveDeals } from './move-deals';
import { stageStay, stageStays } from './stage-stays';

const ownProcedures = router({
  move: tenantProcedure('records.update')
    .meta({ summary: `Moves up to ${maxBulk} deals to a stage, with what the stage asks for.`, public: true })
    .input(
      z.strictObject({
        ids: z.array(idSchema).min(1).max(maxBulk),
        stageId: idSchema,
        values: dealObject.schemas.update.optional(),
      }),
    )
    .output(moved)
    .mutation(({ ctx, input }) => moveDeals(ctx, input)),

  history: tenantProcedure('records.read')
    .meta({ summary: 'Lists the stages a deal went through, and how long it was in each.', public: true })
    .input(byId)
    .output(z.object({ stays: z.array(stageStay) }))
    .query(async ({ ctx, input }) => ({ stays: await stageStays(ctx, input.id) })),

  contacts: dealContactsRouter,
  lines: lineItemsRouter,
});

export const dealsRouter = t.mergeRouters(recordRouter(dealObject), ownProcedures);
