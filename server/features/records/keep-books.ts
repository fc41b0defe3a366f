import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { keepAmounts } from '../deals/amount-follows';
import { forgetStays, keepDealBooks } from '../deals/deal-books';
import { touchWorkedOn } from '../deals/touch-worked-on';
import { keepInbox } from '../inbox/keep-inbox';
import { demandLiveStage, demandNoDeals } from '../pipelines/demand-stages';
import { keepStageDeals } from '../pipelines/keep-stage-deals';
import { keepWork } from '../reports/work-books';
import { keepRecordBook } from '../rollups/record-books';
import type { ObjectDefinition, ObjectName, RecordRow } from './object-types';
import type { Write } from './plan-write.rules';

/**
 * What is kept beside records in the transaction that writes them, whatever they were written by: totals, stage history,
 * the next activity of a deal. Called after the rows are written.
 */
export type Keeper = (
  tx: Transaction,
  source: ChangeSource,
  writes: readonly Write[],
  /** Does further writes: `performWrites`, which calls the keepers and is therefore handed to them. */
  perform: (writes: readonly Write[]) => Promise<unknown>,
) => Promise<void>;

const keepers: Partial<Record<ObjectName, readonly Keeper[]>> = {
  company: [keepInbox],
  person: [keepInbox],
  deal: [demandLiveStage, keepDealBooks, keepInbox],
  lead: [keepInbox],
  lineItem: [keepAmounts],
  stage: [demandNoDeals, keepStageDeals],
  task: [touchWorkedOn, keepWork, keepInbox],
  activity: [touchWorkedOn, keepWork, keepInbox],
  note: [touchWorkedOn, keepWork, keepInbox],
};

/** Keeps the books of what was written, one object after the other. */
export async function keepBooks(
  tx: Transaction,
  source: ChangeSource,
  object: ObjectDefinition,
  writes: readonly Write[],
  perform: Parameters<Keeper>[3],
): Promise<void> {
  for (const keep of [keepRecordBook, ...(keepers[object.name] ?? [])]) await keep(tx, source, writes, perform);
}

/**
 * Keeps the books of records that were deleted for good: those that lived until now count no more, as if they had gone
 * into the trash.
 */
export async function closeBooks(
  tx: Transaction,
  source: ChangeSource,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
  perform: Parameters<Keeper>[3],
): Promise<void> {
  const gone = rows
    .filter(({ deletedAt }) => !deletedAt)
    .map((before): Write => {
      const after = { ...before, deletedAt: source.at };
      return { object, action: 'delete', before, after, diff: {}, silent: true };
    });
  if (gone.length > 0) await keepBooks(tx, source, object, gone, perform);
  const ids = rows.map(({ id }) => id);
  if (object.name === 'deal') await forgetStays(tx, ids);
}
