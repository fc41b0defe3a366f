import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { readOverview } from './overview';
import { overview, overviewInput } from './reports.schema';

export const reportsRouter = router({
  overview: tenantProcedure('records.read')
    .meta({
      summary: 'Reports on some months: pipeline, forecast, what was won and lost, activity, people and stages.',
      public: true,
    })
    .input(overviewInput)
    .output(overview)
    .query(({ ctx, input }) => readOverview(ctx, input)),
});
