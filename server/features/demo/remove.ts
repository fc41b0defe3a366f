import type { Transaction } from '@db/database';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { chunks, loadRows, maxIds } from '../records/bulk-rows';
import { eraseRecords } from '../records/destroy';
import type { ObjectName } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planUpdate } from '../records/plan-write.rules';
import { tagIdsOf } from '../records/record-tags';
import { objects } from '../records/registry';
import { command } from '../records/service';
import { type DemoStatus, demoRecords, lookForDemo } from './present';
import { demoCause } from './story';

/** Takes demo tags off the records that stay, with a line in their history. */
async function untag(tx: Transaction, source: ChangeSource, tagIds: readonly string[]): Promise<void> {
  const { recordTags } = tx.tables;
  const links = await tx.sql
    .select({ object: recordTags.object, id: recordTags.recordId })
    .from(recordTags)
    .where(and(eq(recordTags.tenantId, tx.tenantId), inArray(recordTags.tagId, [...tagIds])));
  for (const object of Object.values(objects)) {
    const ids = [...new Set(links.filter((link) => link.object === object.name).map(({ id }) => id))];
    for (const part of chunks(ids, maxIds)) {
      const rows = await loadRows(tx, object, part);
      const present = await tagIdsOf(tx, object.name, part);
      const writes = [...rows.values()].flatMap((row) => {
        const tags = present.get(row.id) ?? [];
        return planUpdate(object, source, row, { tags: tags.filter((id) => !tagIds.includes(id)) }, tags) ?? [];
      });
      await performWrites(tx, source, writes);
    }
  }
  await tx.sql
    .delete(recordTags)
    .where(and(eq(recordTags.tenantId, tx.tenantId), inArray(recordTags.tagId, [...tagIds])));
}

/** The log of what is gone goes as well: it never happened. */
async function forget(tx: Transaction, object: ObjectName, ids: readonly string[]): Promise<void> {
  const { changes } = tx.tables;
  for (const part of chunks(ids, maxIds)) {
    const own = and(eq(changes.object, object), inArray(changes.recordId, part));
    const children = and(eq(changes.parentObject, object), inArray(changes.parentId, part));
    await tx.sql.delete(changes).where(and(eq(changes.tenantId, tx.tenantId), or(own, children)));
  }
}

/** People first: what stands on them goes with them. Tags last, when only real records still have them. */
const order: readonly ObjectName[] = [
  'task',
  'activity',
  'lineItem',
  'dealContact',
  'deal',
  'lead',
  'person',
  'note',
  'employment',
  'company',
  'product',
  'view',
  'tag',
];

/**
 * Removes exactly the records that came with the demo, with their history and search entries, and what stands on them:
 * jobs, and notes that somebody wrote on a demo record. Other records stay; where one pointed to a demo company or had a
 * demo tag, it loses that link and its history says so. Accounts and memberships stay.
 * @returns what was there before
 */
export async function removeDemo(ctx: TenantContext): Promise<DemoStatus> {
  const before = await lookForDemo(ctx);
  const work = async (tx: Transaction, source: ChangeSource): Promise<void> => {
    const records = await demoRecords(tx);
    for (const object of order) {
      const ids = records.get(object) ?? [];
      if (ids.length === 0) continue;
      if (object === 'tag') await untag(tx, source, ids);
      await eraseRecords(tx, source, { object: objects[object], ids });
      await forget(tx, object, ids);
    }
    const { changes } = tx.tables;
    await tx.sql
      .delete(changes)
      .where(
        and(
          eq(changes.tenantId, tx.tenantId),
          eq(changes.causeKind, demoCause.kind),
          eq(changes.causeId, demoCause.id),
        ),
      );
  };
  await command(ctx, 'demo.remove', work, { kind: 'demo', id: 'removal' });
  return before;
}
