import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { addDemo } from './add';
import { demoStatus, lookForDemo } from './present';
import { removeDemo } from './remove';

export const demoRouter = router({
  status: tenantProcedure('records.read')
    .meta({ summary: 'Says whether the workspace holds demo data, and how much.', public: true })
    .output(demoStatus)
    .query(({ ctx }) => lookForDemo(ctx)),

  add: tenantProcedure('demo.add')
    .meta({ summary: 'Fills an empty workspace with a year of example records, in one step.', public: true })
    .output(demoStatus)
    .mutation(({ ctx }) => addDemo(ctx)),

  remove: tenantProcedure('demo.remove')
    .meta({ summary: 'Removes exactly the records that came with the demo, and says what they were.', public: true })
    .output(demoStatus)
    .mutation(({ ctx }) => removeDemo(ctx)),
});
