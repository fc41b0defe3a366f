import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { loadRows } from '../records/bulk-rows';
import type { Effect } from '../records/effects';
import type { Keeper } from '../records/keep-books';
import type { RecordRow } from '../records/object-types';
import { planUpdate, type Write } from '../records/plan-write.rules';
import { dealObject } from './deal-object';
import { linesOf } from './line-rows';

/** The lines of all the deals as they will be after the writes. */
function linesAfter(present: readonly RecordRow[], writes: readonly Write[]): RecordRow[] {
  const rows = new Map(present.map((row) => [row.id, row]));
  for (const { after } of writes) {
    if (after.deletedAt) rows.delete(after.id);
    else rows.set(after.id, after);
  }
  return [...rows.values()];
}

/** What the writes of lines change of the amounts of their deals; only of deals whose amount is to follow. */
async function amountWrites(tx: Transaction, source: ChangeSource, writes: readonly Write[]): Promise<Write[]> {
  const dealIds = [...new Set(writes.map(({ after }) => String(after.dealId)))];
  const deals = [...(await loadRows(tx, dealObject, dealIds)).values()].filter(
    ({ amountFromLines, deletedAt }) => amountFromLines && !deletedAt,
  );
  if (deals.length === 0) return [];
  const present = await linesOf(
    tx,
    deals.map(({ id }) => id),
  );
  const lines = linesAfter(present, writes);
  return deals.flatMap((deal) => {
    const own = lines.filter(({ dealId }) => dealId === deal.id);
    const amount = own.reduce((sum, { total }) => sum + Number(total), 0);
    return planUpdate(dealObject, source, deal, { amount }) ?? [];
  });
}

/** A deal whose amount follows its lines gets their sum with every change of them. */
export const amountsFollow: Effect = async (tx, source, writes) => [
  ...writes,
  ...(await amountWrites(tx, source, writes)),
];

/** The same for writes that come without effects, e.g. an undo: whatever changed the lines, the amount is right. */
export const keepAmounts: Keeper = async (tx, source, writes, perform) => {
  const corrections = await amountWrites(tx, source, writes);
  if (corrections.length > 0) await perform(corrections);
};
