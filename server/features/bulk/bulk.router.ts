import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema } from '../records/field-values';
import { bulkObjects, bulkRun, selection, startInput } from './bulk.schema';
import { cancelBulk, getBulk, listBulk, previewBulk, queueUndo, startBulk } from './bulk.service';

const byId = z.strictObject({ id: idSchema });

export const bulkRouter = router({
  preview: tenantProcedure('records.bulk')
    .meta({ summary: 'Counts the records of a selection, exactly up to 10,000.', public: true })
    .input(z.strictObject({ object: z.enum(bulkObjects), selection }))
    .output(z.object({ count: z.number(), exact: z.boolean() }))
    .query(({ ctx, input }) => previewBulk(ctx, input)),

  start: tenantProcedure('records.bulk')
    .meta({ summary: 'Changes, tags, deletes or restores a whole selection in the background.', public: true })
    .input(startInput)
    .output(bulkRun)
    .mutation(({ ctx, input }) => startBulk(ctx, input)),

  get: tenantProcedure('records.bulk')
    .meta({ summary: 'Says how far a run is.', public: true })
    .input(byId)
    .output(bulkRun)
    .query(({ ctx, input }) => getBulk(ctx, input)),

  list: tenantProcedure('records.bulk')
    .meta({ summary: 'Lists runs, the newest first.', public: true })
    .input(z.strictObject({ cursor: idSchema.optional(), limit: z.int().min(1).max(50).default(20) }).prefault({}))
    .output(z.object({ runs: z.array(bulkRun), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => listBulk(ctx, input)),

  // Whose run it is decides the rest, see `rulesRun`
  cancel: tenantProcedure('records.bulk')
    .meta({ summary: 'Stops a run. What is done stays done.', public: true })
    .input(byId)
    .output(bulkRun)
    .mutation(({ ctx, input }) => cancelBulk(ctx, input)),

  undo: tenantProcedure('records.bulk')
    .meta({
      summary: 'Takes a run back in the background, within 24 hours; later changes of others stay.',
      public: true,
    })
    .input(byId)
    .output(bulkRun)
    .mutation(({ ctx, input }) => queueUndo(ctx, input)),
});
