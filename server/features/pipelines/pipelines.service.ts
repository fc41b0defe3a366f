import type { Transaction } from '@db/database';
import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { changeSource } from '../changes/append';
import { resettleDeals } from '../deals/resettle-deals';
import { loadRow } from '../records/bulk-rows';
import { writeProblems } from '../records/checks';
import { performWrites } from '../records/perform-writes';
import {
  again,
  againWhenTaken,
  checkWrite,
  command,
  type Moved,
  refuse,
  viewOf,
  type Written,
} from '../records/service';
import { salesSettings } from '../workspaces/sales-settings';
import { pipelineObject } from './pipeline-object';
import { livePipelines } from './pipelines.queries';
import { stageObject } from './stage-object';
import { completeStages, planPipeline, planStandard, type StagePlan } from './standard-pipelines';

const maxPipelines = 50;

export type NewPipeline = { id?: string; values: { name: string; stages?: readonly StagePlan[] } };

async function planNew(tx: Transaction, source: ChangeSource, { id, values }: NewPipeline) {
  const present = await livePipelines(tx);
  if (present.length >= maxPipelines) {
    throw new AppError('TOO_LARGE', { say: `A workspace has at most ${maxPipelines} pipelines.` });
  }
  const position = Math.max(0, ...present.map((pipeline) => pipeline.position)) + 1;
  const plan = { name: values.name, stages: completeStages(values.stages) };
  return planPipeline(tx.tenantId, source, plan, { position, id });
}

/**
 * A pipeline with its stages; the usual ones where none are named, and always one of each type.
 * @throws AppError ALREADY_EXISTS for a name or an id that is taken; INVALID_INPUT; TOO_LARGE
 */
export function createPipeline(ctx: TenantContext, input: NewPipeline): Promise<Written> {
  const work = async (tx: Transaction, source: ChangeSource): Promise<Written> => {
    const existing = input.id && (await loadRow(tx, pipelineObject, input.id));
    if (existing) {
      again(ctx, existing);
      return { record: await viewOf(tx, pipelineObject, existing.id), groupId: null };
    }
    const [pipeline, ...stages] = await planNew(tx, source, input);
    if (!pipeline) throw new Error('a pipeline without itself');
    await checkWrite(tx, pipeline);
    const problems = await writeProblems(tx, stageObject, stages);
    for (const [index, problem] of problems.entries()) refuse(problem, `values.stages.${index}`);
    await performWrites(tx, source, [pipeline, ...stages]);
    return { record: await viewOf(tx, pipelineObject, pipeline.after.id), groupId: source.groupId };
  };
  return againWhenTaken(pipelineObject, () => command(ctx, 'pipelines.create', work), input.id !== undefined);
}

/** The pipelines and lost reasons that a new workspace has, for one that has no pipeline. Told, and undone as one. */
export function addStandardPipelines(ctx: TenantContext): Promise<Moved> {
  const work = async (tx: Transaction, source: ChangeSource): Promise<Moved> => {
    const writes = (await livePipelines(tx)).length > 0 ? [] : await planStandard(tx, source);
    if (writes.length === 0) return { count: 0, groupId: null };
    await performWrites(tx, source, writes);
    const count = writes.filter(({ object }) => object.name === 'pipeline').length;
    return { count, groupId: source.groupId };
  };
  return againWhenTaken(pipelineObject, () => command(ctx, 'pipelines.add-standard', work));
}

export type DealRules = { plannedStopsRot?: boolean; moveDropsProbability?: boolean };

/** Changes the workspace's rules for deals. Open deals follow: at once, or soon where they are many. */
export function changeDealRules(ctx: TenantContext, rules: DealRules): Promise<Required<DealRules>> {
  return ctx.db.transaction('pipelines.settings', async (tx) => {
    const { tenants } = tx.tables;
    const before = await salesSettings(tx);
    const wanted = {
      plannedStopsRot: rules.plannedStopsRot ?? before.plannedStopsRot,
      moveDropsProbability: rules.moveDropsProbability ?? before.moveDropsProbability,
    };
    const same =
      wanted.plannedStopsRot === before.plannedStopsRot && wanted.moveDropsProbability === before.moveDropsProbability;
    if (same) return wanted;
    await tx.sql
      .update(tenants)
      .set({ ...wanted, updatedAt: ctx.app.now() })
      .where(eq(tenants.id, tx.tenantId));
    const source = changeSource(ctx);
    if (wanted.plannedStopsRot !== before.plannedStopsRot) {
      await resettleDeals(tx, source, 'open', (writes) => performWrites(tx, source, writes));
    }
    return wanted;
  });
}
