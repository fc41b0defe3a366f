import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema } from '../records/field-values';
import { listRecent, recentItem, visit, visitedObject } from './recent.service';

export const recentRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists the records that the viewer opened last, at most 20.', public: true })
    .input(z.strictObject({}).prefault({}))
    .output(z.array(recentItem))
    .query(({ ctx }) => listRecent(ctx)),

  visit: tenantProcedure('records.read')
    .meta({ summary: 'Notes that the viewer opened a record.', public: true })
    .input(z.strictObject({ object: visitedObject, id: idSchema }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await visit(ctx, input);
      return { id: input.id };
    }),
});
