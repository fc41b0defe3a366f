import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { moved, version, writtenSchema } from '../records/record-router';
import { updateRecord } from '../records/service';
import { lostReasonsRouter } from './lost-reasons.router';
import { pipelineObject } from './pipeline-object';
import { pipelinesOverview } from './pipelines.queries';
import { newPipelineValues, pipelinesOverviewView, salesSettingsView } from './pipelines.schema';
import { addStandardPipelines, changeDealRules, createPipeline } from './pipelines.service';
import { removePipeline } from './remove-stages';
import { stagesRouter } from './stages.router';

const { view, update } = pipelineObject.schemas;
const written = writtenSchema(view);

export const pipelinesRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists all pipelines with their stages, the lost reasons and the rules for deals.', public: true })
    .input(z.strictObject({}).prefault({}))
    .output(pipelinesOverviewView)
    .query(async ({ ctx }) => ({
      ...(await ctx.db.read('pipelines.list', pipelinesOverview)),
      can: { manage: ctx.can('pipelines.manage') },
    })),

  create: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Creates a pipeline with its stages, or with the usual ones.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), values: newPipelineValues }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createPipeline(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Renames or moves a pipeline.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateRecord(ctx, pipelineObject, input)) as z.output<typeof written>),

  delete: tenantProcedure('pipelines.manage')
    .meta({
      summary: 'Deletes a pipeline and moves its deals to stages of others; says how many were moved.',
      public: true,
    })
    .input(
      z.strictObject({
        id: idSchema,
        /** Which stage takes the deals of which. */
        moveTo: z.strictObject({ stageMap: z.record(idSchema, idSchema) }).optional(),
      }),
    )
    .output(moved)
    .mutation(({ ctx, input }) => removePipeline(ctx, input)),

  addStandard: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Adds the pipelines that a new workspace has, where there is none.', public: true })
    .input(z.strictObject({}).prefault({}))
    .output(moved)
    .mutation(({ ctx }) => addStandardPipelines(ctx)),

  settings: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Changes when deals rot and what moving does to their probability.', public: true })
    .input(salesSettingsView.partial().strict())
    .output(salesSettingsView)
    .mutation(({ ctx, input }) => changeDealRules(ctx, input)),

  stages: stagesRouter,
  lostReasons: lostReasonsRouter,
});
