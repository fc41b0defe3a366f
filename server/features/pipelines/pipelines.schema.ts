import * as z from 'zod';
import { fieldOf } from '../records/define-object';
import { inputSchema } from '../records/field-values';
import { pipelineObject } from './pipeline-object';
import { stageObject } from './stage-object';
import { maxStages } from './stages.rules';

const stageType = z.enum(['open', 'won', 'lost']);

export const stageItem = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  type: stageType,
  /** Percent. */
  probability: z.number(),
  color: z.string().nullable(),
  position: z.number(),
  rotDays: z.number().nullable(),
  requiredFields: z.array(z.string()),
});

export const lostReasonItem = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  position: z.number(),
});

export const salesSettingsView = z.object({ plannedStopsRot: z.boolean(), moveDropsProbability: z.boolean() });

export const pipelinesOverviewView = z.object({
  pipelines: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      name: z.string(),
      position: z.number(),
      stages: z.array(stageItem),
    }),
  ),
  lostReasons: z.array(lostReasonItem),
  settings: salesSettingsView,
  can: z.object({ manage: z.boolean() }),
});

/** A name as the pipeline's own field takes it, and its stages in their order. */
export const newPipelineValues = z.strictObject({
  name: inputSchema(fieldOf(pipelineObject, 'name')) as z.ZodType<string, string>,
  stages: z.array(stageObject.schemas.create).max(maxStages).optional(),
});
