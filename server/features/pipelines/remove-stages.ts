import type { Transaction } from '@db/database';
import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { dealObject } from '../deals/deal-object';
import { loadRow, loadRows } from '../records/bulk-rows';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planMove, planUpdate, type Write } from '../records/plan-write.rules';
import { command, type Moved, notFound } from '../records/service';
import { pipelineObject } from './pipeline-object';
import { liveStages } from './pipelines.queries';
import { stageObject } from './stage-object';
import { demandEachType } from './stages.rules';

/** Most deals that one removal moves: it is one transaction, and can be undone as one. */
const maxMoved = 10_000;

type LiveStage = Awaited<ReturnType<typeof liveStages>>[number];

/** Deals in stages, those in the trash as well: they must have a stage when they come back. */
async function dealsIn(tx: Transaction, stageIds: readonly string[]): Promise<RecordRow[]> {
  const { deals } = tx.tables;
  const rows = await tx.sql
    .select()
    .from(deals)
    .where(and(eq(deals.tenantId, tx.tenantId), inArray(deals.stageId, [...stageIds])))
    .limit(maxMoved + 1);
  if (rows.length > maxMoved) {
    const say = `More than ${maxMoved.toLocaleString('en')} deals are in here. Move some of them first.`;
    throw new AppError('TOO_LARGE', { say });
  }
  return rows as unknown as RecordRow[];
}

const refuseTarget = (field: string): AppError =>
  new AppError('INVALID_INPUT', {
    say: 'Choose a stage that stays for the deals.',
    fields: { [field]: 'There is no such stage, or it goes as well.' },
  });

/**
 * The deals of stages that go, each moved to the stage that takes its place.
 * @param moveTo by the stage that goes; deals in the trash need none, they get a stage of the same type
 */
async function planDealMoves(
  tx: Transaction,
  source: ChangeSource,
  {
    going,
    staying,
    moveTo,
  }: { going: readonly LiveStage[]; staying: readonly LiveStage[]; moveTo: Map<string, string> },
): Promise<Write[]> {
  const deals = await dealsIn(
    tx,
    going.map(({ id }) => id),
  );
  const homeless = deals.filter(({ deletedAt, stageId }) => !deletedAt && !moveTo.has(String(stageId)));
  if (homeless.length > 0) {
    const count = deals.filter(({ deletedAt }) => !deletedAt).length;
    const say = `${count.toLocaleString('en')} ${count === 1 ? 'deal is' : 'deals are'} in here. Say where to move them.`;
    throw new AppError('PRECONDITION_FAILED', { say, details: { deals: count } });
  }
  const fallback = (stageId: unknown): string | undefined => {
    const type = going.find(({ id }) => id === stageId)?.type;
    return staying.find((stage) => stage.type === type)?.id;
  };
  return deals.flatMap((deal) => {
    const stageId = moveTo.get(String(deal.stageId)) ?? fallback(deal.stageId);
    return (stageId && planUpdate(dealObject, source, deal, { stageId })) || [];
  });
}

const removal = async (
  tx: Transaction,
  source: ChangeSource,
  moves: readonly Write[],
  rows: readonly { object: ObjectDefinition; row: RecordRow }[],
): Promise<Moved> => {
  const gone = rows.map(({ object, row }) => planMove(object, source, row, 'delete'));
  await performWrites(tx, source, [...moves, ...gone]);
  return { count: moves.filter(({ after }) => !after.deletedAt).length, groupId: source.groupId };
};

async function liveRow(tx: Transaction, object: ObjectDefinition, id: string): Promise<RecordRow> {
  const row = await loadRow(tx, object, id);
  if (!row || row.deletedAt) throw notFound(object);
  return row;
}

/**
 * Takes a stage out of its pipeline, and moves its deals to another one: one command.
 * @returns how many deals were moved
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED with `details.deals` when it has deals and `moveTo` is not said, and for
 * the last stage of its type; INVALID_INPUT; TOO_LARGE
 */
export function removeStage(ctx: TenantContext, { id, moveTo }: { id: string; moveTo?: string }): Promise<Moved> {
  return command(ctx, 'pipelines.stages.delete', async (tx, source) => {
    const row = await liveRow(tx, stageObject, id);
    const all = await liveStages(tx);
    const going = all.filter((stage) => stage.id === id);
    const staying = all.filter((stage) => stage.id !== id);
    if (moveTo && !staying.some((stage) => stage.id === moveTo)) throw refuseTarget('moveTo');
    const own = staying.filter(({ pipelineId }) => pipelineId === row.pipelineId);
    demandEachType(own);
    const targets = new Map(moveTo ? [[id, moveTo]] : []);
    const moves = await planDealMoves(tx, source, { going, staying: own, moveTo: targets });
    return removal(tx, source, moves, [{ object: stageObject, row }]);
  });
}

/**
 * Deletes a pipeline with its stages, and moves its deals to stages of other ones: one command.
 * @param moveTo stage that goes → stage that takes its deals
 * @throws AppError as `removeStage`
 */
export function removePipeline(
  ctx: TenantContext,
  { id, moveTo }: { id: string; moveTo?: { stageMap: Readonly<Record<string, string>> } },
): Promise<Moved> {
  return command(ctx, 'pipelines.delete', async (tx, source) => {
    const row = await liveRow(tx, pipelineObject, id);
    const all = await liveStages(tx);
    const going = all.filter(({ pipelineId }) => pipelineId === id);
    const staying = all.filter(({ pipelineId }) => pipelineId !== id);
    const targets = new Map(Object.entries(moveTo?.stageMap ?? {}));
    for (const target of targets.values()) {
      if (!staying.some((stage) => stage.id === target)) throw refuseTarget('moveTo.stageMap');
    }
    const moves = await planDealMoves(tx, source, { going, staying, moveTo: targets });
    const stages = await loadRows(
      tx,
      stageObject,
      going.map((stage) => stage.id),
    );
    return removal(tx, source, moves, [
      ...[...stages.values()].map((stage) => ({ object: stageObject, row: stage })),
      { object: pipelineObject, row },
    ]);
  });
}
