import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { moved, version, writtenSchema } from '../records/record-router';
import { removeStage } from './remove-stages';
import { stageObject } from './stage-object';
import { maxStages } from './stages.rules';
import { createStage, reorderStages, updateStage } from './stages.service';

const { view, create, update } = stageObject.schemas;
const written = writtenSchema(view);

export const stagesRouter = router({
  create: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Adds a stage to a pipeline.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), pipelineId: idSchema, values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createStage(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Changes a stage; its deals follow.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateStage(ctx, input)) as z.output<typeof written>),

  reorder: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Puts all stages of a pipeline into an order.', public: true })
    .input(z.strictObject({ pipelineId: idSchema, ids: z.array(idSchema).min(1).max(maxStages) }))
    .output(moved)
    .mutation(({ ctx, input }) => reorderStages(ctx, input)),

  delete: tenantProcedure('pipelines.manage')
    .meta({ summary: 'Deletes a stage and moves its deals to another one; says how many were moved.', public: true })
    .input(z.strictObject({ id: idSchema, moveTo: idSchema.optional() }))
    .output(moved)
    .mutation(({ ctx, input }) => removeStage(ctx, input)),
});
