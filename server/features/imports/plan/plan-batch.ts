import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '@db/database';
import type { ImportCounts } from '@db/tables/work';
import type { FileRow } from '../files/rows';
import { type Known, lookUp } from './lookups';
import { planRows, type RowOutcome, type RowsPlan } from './plan-rows';
import { dropKnownNotes } from './plan-writes';
import type { Prepared } from './prepare';
import type { ReadRow } from './read-row';

/** Reading is work for the processor, about 30 µs a row: other requests come in between. */
const rowsPerTurn = 250;

export const noCounts = (): ImportCounts => ({
  total: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  invalid: 0,
  conflict: 0,
});

export function addCounts(counts: ImportCounts, outcomes: readonly RowOutcome[]): void {
  for (const { result } of outcomes) counts[result] += 1;
  counts.total += outcomes.length;
}

/** Reads, looks up and plans rows; the one way for preview and run, so that they cannot differ. */
export async function planBatch(
  db: Reader,
  known: Known,
  { read, planning, withTags }: Prepared,
  rows: readonly FileRow[],
  fixes: ReadonlyMap<number, Record<string, string>>,
): Promise<RowsPlan> {
  const readRows: ReadRow[] = [];
  for (const { row, cells } of rows) {
    readRows.push(read(row, cells, fixes.get(row)));
    if (readRows.length % rowsPerTurn === 0) await nextTurn();
  }
  await lookUp(db, known, planning.object, readRows, { matchKey: planning.options.matchKey, withTags });
  await nextTurn();
  const plan = planRows(known, planning, readRows);
  if (plan.notes.length > 0) await dropKnownNotes(db, plan);
  return plan;
}
