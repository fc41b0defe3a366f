import type { Transaction } from '@db/database';
import { newId } from '@db/ids';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { chunks, insertRows, maxIds } from '../records/bulk-rows';
import type { Keeper } from '../records/keep-books';
import type { Write } from '../records/plan-write.rules';
import { addSums } from '../rollups/add-sums';
import { totalMeasures, totalsChanges } from './deal-totals.rules';

const moved = ({ before, after }: Write): boolean => before?.stageId !== after.stageId;

/** Closes the stays that end and opens the ones that begin. */
async function keepStays(tx: Transaction, at: Date, writes: readonly Write[]): Promise<void> {
  const { stageHistory } = tx.tables;
  const moves = writes.filter(moved);
  const leaving = moves.filter(({ before }) => before).map(({ after }) => after.id);
  for (const part of chunks(leaving, maxIds)) {
    await tx.sql
      .update(stageHistory)
      .set({ leftAt: at })
      .where(
        and(eq(stageHistory.tenantId, tx.tenantId), inArray(stageHistory.dealId, part), isNull(stageHistory.leftAt)),
      );
  }
  const entered = moves.map(({ after }) => ({
    tenantId: tx.tenantId,
    id: newId(),
    dealId: after.id,
    pipelineId: after.pipelineId,
    stageId: after.stageId,
    enteredAt: at,
    leftAt: null,
  }));
  await insertRows(tx, stageHistory, entered);
}

/** Totals and stage history of deals, in the transaction that writes them. */
export const keepDealBooks: Keeper = async (tx, source, writes) => {
  await addSums(tx, tx.tables.dealTotals, totalsChanges(writes), totalMeasures);
  await keepStays(tx, source.at, writes);
};

/** Where deals were before they were deleted for good is of no use to anybody. */
export async function forgetStays(tx: Transaction, dealIds: readonly string[]): Promise<void> {
  const { stageHistory } = tx.tables;
  for (const part of chunks(dealIds, maxIds)) {
    await tx.sql
      .delete(stageHistory)
      .where(and(eq(stageHistory.tenantId, tx.tenantId), inArray(stageHistory.dealId, part)));
  }
}
