import type { Reader } from '@db/database';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import { createRecord, type Moved, notFound, updateRecord, type Written } from '../records/service';
import { pipelineObject } from './pipeline-object';
import { liveStages, type StageItem } from './pipelines.queries';
import { reorder } from './reorder';
import { stageObject } from './stage-object';
import { demandEachType, maxStages, placeOfNew } from './stages.rules';

type Values = Readonly<Record<string, unknown>>;

const stagesOf = async (db: Reader, pipelineId: string): Promise<StageItem[]> =>
  (await liveStages(db)).filter((stage) => stage.pipelineId === pipelineId);

async function stagesOfLive(ctx: TenantContext, pipelineId: string): Promise<StageItem[]> {
  return ctx.db.read('pipelines.stages', async (db) => {
    const pipeline = await loadRow(db, pipelineObject, pipelineId);
    if (!pipeline || pipeline.deletedAt) throw notFound(pipelineObject);
    return stagesOf(db, pipelineId);
  });
}

/** A further stage; without a position, an open one comes after the other open ones. @throws AppError NOT_FOUND; TOO_LARGE */
export async function createStage(
  ctx: TenantContext,
  { id, pipelineId, values }: { id?: string; pipelineId: string; values: Values & { type?: string } },
): Promise<Written> {
  const present = await stagesOfLive(ctx, pipelineId);
  if (present.length >= maxStages) {
    throw new AppError('TOO_LARGE', { say: `A pipeline has at most ${maxStages} stages.` });
  }
  const position = placeOfNew(present, values.type ?? 'open');
  return createRecord(ctx, stageObject, { id, values: { position, ...values }, columns: { pipelineId } });
}

/** Deals follow what changes. @throws AppError PRECONDITION_FAILED for the type of the last stage of its type */
export async function updateStage(
  ctx: TenantContext,
  input: { id: string; version: number; values: Values & { type?: string } },
): Promise<Written> {
  if (input.values.type) {
    const all = await ctx.db.read('pipelines.stages', liveStages);
    const stage = all.find(({ id }) => id === input.id);
    const others = all.filter(({ id, pipelineId }) => id !== input.id && pipelineId === stage?.pipelineId);
    if (stage && stage.type !== input.values.type) demandEachType([...others, { type: input.values.type }]);
  }
  return updateRecord(ctx, stageObject, input);
}

/** @throws AppError as `reorder` */
export const reorderStages = (
  ctx: TenantContext,
  { pipelineId, ids }: { pipelineId: string; ids: readonly string[] },
): Promise<Moved> =>
  reorder(ctx, stageObject, ids, async (tx) => {
    const pipeline = await loadRow(tx, pipelineObject, pipelineId);
    if (!pipeline || pipeline.deletedAt) throw notFound(pipelineObject);
    return (await stagesOf(tx, pipelineId)).map(({ id }) => id);
  });
