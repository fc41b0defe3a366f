import * as z from 'zod';

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
