import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, moved, version, writtenSchema } from '../records/record-router';
import { moveRecords, updateRecord } from '../records/service';
import { lostReasonObject } from './lost-reason-object';
import { createLostReason, maxLostReasons, reorderLostReasons } from './lost-reasons.service';

const { view, create, update } = lostReasonObject.schemas;
const written = writtenSchema(view);

export const lostReasonsRouter = router({
  create: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Adds a reason that deals can be lost for.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createLostReason(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Renames a lost reason everywhere.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateRecord(ctx, lostReasonObject, input)) as z.output<typeof written>),

  reorder: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Puts all lost reasons into an order.', public: true })
    .input(z.strictObject({ ids: z.array(idSchema).min(1).max(maxLostReasons) }))
    .output(moved)
    .mutation(({ ctx, input }) => reorderLostReasons(ctx, input.ids)),

  delete: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Takes lost reasons off the list; deals that were lost for them keep them.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, lostReasonObject, 'delete', input.ids)),
});
