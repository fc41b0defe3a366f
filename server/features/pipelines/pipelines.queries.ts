import type { Reader } from '@db/database';
import type { StageType } from '@db/tables/deals';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { salesSettings } from '../workspaces/sales-settings';

export type StageItem = {
  id: string;
  version: number;
  name: string;
  type: StageType;
  probability: number;
  color: string | null;
  position: number;
  rotDays: number | null;
  requiredFields: string[];
};
export type PipelineItem = { id: string; version: number; name: string; position: number; stages: StageItem[] };
export type LostReasonItem = { id: string; version: number; name: string; position: number };

/** Stages of all pipelines by position, with the pipeline they are of; prepared, since every page of deals asks. */
export async function liveStages(db: Reader): Promise<(StageItem & { pipelineId: string })[]> {
  const query = db.prepared<StageItem & { pipelineId: string }>('pipelines.stages', (drizzle, { stages }) => {
    const { id, version, name, type, probability, color, position, rotDays, requiredFields, pipelineId } = stages;
    return drizzle
      .select({ id, version, name, type, probability, color, position, rotDays, requiredFields, pipelineId })
      .from(stages)
      .where(and(eq(stages.tenantId, sql.placeholder('tenantId')), isNull(stages.deletedAt)))
      .orderBy(asc(position), asc(id));
  });
  return query.execute({ tenantId: db.tenantId });
}

/** Pipelines by position, without their stages. */
export async function livePipelines(db: Reader): Promise<Omit<PipelineItem, 'stages'>[]> {
  const query = db.prepared<Omit<PipelineItem, 'stages'>>('pipelines.list', (drizzle, { pipelines }) => {
    const { id, version, name, position } = pipelines;
    return drizzle
      .select({ id, version, name, position })
      .from(pipelines)
      .where(and(eq(pipelines.tenantId, sql.placeholder('tenantId')), isNull(pipelines.deletedAt)))
      .orderBy(asc(position), asc(id));
  });
  return query.execute({ tenantId: db.tenantId });
}

export async function liveLostReasons(db: Reader): Promise<LostReasonItem[]> {
  const query = db.prepared<LostReasonItem>('pipelines.lost-reasons', (drizzle, { lostReasons }) => {
    const { id, version, name, position } = lostReasons;
    return drizzle
      .select({ id, version, name, position })
      .from(lostReasons)
      .where(and(eq(lostReasons.tenantId, sql.placeholder('tenantId')), isNull(lostReasons.deletedAt)))
      .orderBy(asc(position), asc(id));
  });
  return query.execute({ tenantId: db.tenantId });
}

/** All that pages about deals need of a workspace's ways of selling. */
export async function pipelinesOverview(db: Reader) {
  const [pipelines, stages] = [await livePipelines(db), await liveStages(db)];
  const { plannedStopsRot, moveDropsProbability } = await salesSettings(db);
  return {
    pipelines: pipelines.map((pipeline) => ({
      ...pipeline,
      stages: stages.filter(({ pipelineId }) => pipelineId === pipeline.id).map(({ pipelineId: _, ...stage }) => stage),
    })),
    lostReasons: await liveLostReasons(db),
    settings: { plannedStopsRot, moveDropsProbability },
  };
}
