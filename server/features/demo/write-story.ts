import type { Transaction } from '@db/database';
import { newId } from '@db/ids';
import { changeRow } from '../changes/append';
import { rebuildDealTotals } from '../deals/rebuild-totals';
import { chunks, insertRows, maxIds, tableOf } from '../records/bulk-rows';
import type { ObjectDefinition } from '../records/object-types';
import { indexRows } from '../records/search-index';
import { forgetWorkBook } from '../reports/work-books';
import { addToRecordBook } from '../rollups/record-books';
import type { Stay } from './finish-story';
import { demoCause, type Story } from './story';

/** Puts a story into the database: records as they ended, and the log in the order of its days. */
export async function writeStory(tx: Transaction, story: Story, stays: readonly Stay[]): Promise<void> {
  for (const [object, records] of story.records()) await writeRecords(tx, object, records);
  const told = story.told.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const rows = told.map(({ id, at, actor, groupId, write }) => ({
    ...changeRow(
      tx.tenantId,
      { at, actor, groupId, cause: demoCause, requestId: null },
      {
        object: write.object.name,
        recordId: write.after.id,
        parent: write.object.parent?.(write.after),
        action: write.action,
        version: write.after.version,
        diff: write.diff,
      },
    ),
    id,
  }));
  for (const part of chunks(rows, maxIds)) await insertRows(tx, tx.tables.changes, part);
  const { stageHistory } = tx.tables;
  const history = stays.map((stay) => ({ ...stay, id: newId(), tenantId: tx.tenantId }));
  for (const part of chunks(history, maxIds)) await insertRows(tx, stageHistory, part);
  await rebuildDealTotals(tx);
  await forgetWorkBook(tx);
}

async function writeRecords(
  tx: Transaction,
  object: ObjectDefinition,
  records: { row: Parameters<typeof indexRows>[2][number]; tags: string[] }[],
): Promise<void> {
  const rows = records.map(({ row }) => row);
  for (const part of chunks(rows, maxIds)) await insertRows(tx, tableOf(tx, object), part);
  const links = records.flatMap(({ row, tags }) =>
    tags.map((tagId) => ({ tenantId: tx.tenantId, object: object.name, recordId: row.id, tagId })),
  );
  for (const part of chunks(links, maxIds)) await insertRows(tx, tx.tables.recordTags, part);
  await addToRecordBook(
    tx,
    object,
    rows.map((after) => ({ before: null, after })),
    true,
  );
  await indexRows(
    tx,
    object,
    rows.filter(({ deletedAt }) => !deletedAt),
  );
}
