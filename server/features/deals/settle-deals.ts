import type { Transaction } from '@db/database';
import { and, eq, inArray, isNull, sum } from 'drizzle-orm';
import { stageObject } from '../pipelines/stage-object';
import { chunks, loadRows, maxIds } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import type { Settler } from '../records/settle';
import { type SalesSettings, salesSettings } from '../workspaces/sales-settings';
import { outcomeIn, rottenFrom, weighted } from './deal.rules';

type Stage = { id: string; pipelineId: string; type: string; probability: number; rotDays: number | null };

/** What the lines of deals come to, by deal. */
async function lineSums(tx: Transaction, dealIds: readonly string[]): Promise<Map<string, number>> {
  const { lineItems } = tx.tables;
  const sums = new Map<string, number>();
  for (const part of chunks(dealIds, maxIds)) {
    const rows = await tx.sql
      .select({ dealId: lineItems.dealId, total: sum(lineItems.total) })
      .from(lineItems)
      .where(and(eq(lineItems.tenantId, tx.tenantId), inArray(lineItems.dealId, part), isNull(lineItems.deletedAt)))
      .groupBy(lineItems.dealId);
    for (const { dealId, total } of rows) sums.set(dealId, Number(total ?? 0));
  }
  return sums;
}

/** A deal whose amount began to follow its lines. */
const beginsToFollow = ({ before, after }: Write): boolean =>
  Boolean(after.amountFromLines) && !(before?.amountFromLines && !before.deletedAt);

function settled(write: Write, stage: Stage, settings: SalesSettings, at: Date, today: string): Partial<RecordRow> {
  const { before, after } = write;
  const moved = before?.stageId !== after.stageId;
  const own = moved && before && settings.moveDropsProbability ? null : ((after.probability as number | null) ?? null);
  const touchedAt = write.silent && after.touchedAt instanceof Date ? after.touchedAt : at;
  const nextActivityAt = (after.nextActivityAt as Date | null) ?? null;
  return {
    pipelineId: stage.pipelineId,
    status: stage.type,
    stageSince: moved ? at : after.stageSince,
    currency: after.currency ?? settings.currency,
    probability: own,
    weightedAmount: weighted((after.amount as number | null) ?? null, own ?? stage.probability),
    touchedAt,
    rottenAt: rottenFrom({ touchedAt, nextActivityAt }, stage, settings.plannedStopsRot),
    ...outcomeIn(
      stage.type,
      { closedOn: after.closedOn, lostReasonId: after.lostReasonId, lostNote: after.lostNote },
      today,
    ),
  };
}

/** What follows from the stage of a deal, from its lines and from the workspace. */
export const settleDeals: Settler = async (tx, source, writes) => {
  const settings = await salesSettings(tx);
  const stages = await loadRows(tx, stageObject, [...new Set(writes.map(({ after }) => String(after.stageId)))]);
  const following = writes.filter(beginsToFollow).map(({ after }) => after.id);
  const sums = following.length > 0 ? await lineSums(tx, following) : new Map<string, number>();
  for (const write of writes) {
    const stage = stages.get(String(write.after.stageId)) as (RecordRow & Stage) | undefined;
    const lines = sums.get(write.after.id);
    if (lines !== undefined) write.after = { ...write.after, amount: lines };
    if (stage) write.after = { ...write.after, ...settled(write, stage, settings, source.at, source.today) };
  }
};
