import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { firstSteps, firstStepsView } from './first-steps';

export const firstRunRouter = router({
  steps: tenantProcedure('records.read')
    .meta({ summary: 'Says which of their first steps in the workspace somebody has taken.' })
    .output(firstStepsView)
    .query(({ ctx }) => firstSteps(ctx)),
});
