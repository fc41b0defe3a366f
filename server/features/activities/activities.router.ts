import type * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { newIdSchema } from '../records/field-values';
import { recordProcedures, writtenSchema } from '../records/record-router';
import { createActivity } from './activities.service';
import { activityObject } from './activity-object';
import { workedOnRecord } from './worked-on';

const { view, create } = activityObject.schemas;
const written = writtenSchema(view);

export const activitiesRouter = router({
  ...recordProcedures(activityObject),

  create: tenantProcedure('records.create')
    .meta({
      summary: 'Logs a call, a meeting or a mail on a record; with a time in the future it is planned.',
      public: true,
    })
    .input(workedOnRecord.extend({ id: newIdSchema.optional(), values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createActivity(ctx, input)) as z.output<typeof written>),
});
