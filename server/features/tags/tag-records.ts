import type { Transaction } from '@db/database';
import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { chunks, loadRows, maxIds } from '../records/bulk-rows';
import type { ObjectDefinition, ObjectName, RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planMove, planUpdate, type TagChange, type Write } from '../records/plan-write.rules';
import { tagIdsOf } from '../records/record-tags';
import { objects } from '../records/registry';
import { command, type Moved, notFound } from '../records/service';
import { tagObject } from './tag-object';

/** Most records that one merge touches: it is one transaction, and it can be undone as one. */
const maxMerged = 20_000;

async function liveOrRefuse(tx: Transaction, object: ObjectDefinition, ids: readonly string[]): Promise<RecordRow[]> {
  const rows = [...(await loadRows(tx, object, ids)).values()].filter(({ deletedAt }) => !deletedAt);
  if (rows.length < new Set(ids).size) throw notFound(object);
  return rows;
}

async function planTags(
  tx: Transaction,
  source: ChangeSource,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
  { add, remove }: TagChange,
): Promise<Write[]> {
  const present = await tagIdsOf(
    tx,
    object.name,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const tags = present.get(row.id) ?? [];
    const wanted = [...new Set([...tags.filter((id) => !remove.includes(id)), ...add])];
    return planUpdate(object, source, row, { tags: wanted }, tags) ?? [];
  });
}

/**
 * Adds and removes tags on records of one type.
 * @throws AppError NOT_FOUND for an unknown record or tag: nothing is changed then
 */
export function assignTags(
  ctx: TenantContext,
  { object, ids, add, remove }: { object: ObjectName; ids: readonly string[] } & TagChange,
): Promise<Moved> {
  return command(ctx, 'tags.assign', async (tx, source) => {
    const rows = await liveOrRefuse(tx, objects[object], ids);
    await liveOrRefuse(tx, tagObject, [...add, ...remove]);
    const writes = await planTags(tx, source, objects[object], rows, { add: [...new Set(add)], remove });
    await performWrites(tx, source, writes);
    return { count: writes.length, groupId: writes.length > 0 ? source.groupId : null };
  });
}

/** Records of a type that have one of the tags. */
async function taggedRows(tx: Transaction, object: ObjectDefinition, tagIds: readonly string[]): Promise<string[]> {
  const { recordTags } = tx.tables;
  const rows = await tx.sql
    .selectDistinct({ id: recordTags.recordId })
    .from(recordTags)
    .where(
      and(
        eq(recordTags.tenantId, tx.tenantId),
        eq(recordTags.object, object.name),
        inArray(recordTags.tagId, [...tagIds]),
      ),
    )
    .limit(maxMerged + 1);
  return rows.map(({ id }) => id);
}

/**
 * Puts one tag in the place of others, on every record that has them, and the others into the trash.
 * @returns how many records got another tag
 * @throws AppError NOT_FOUND, or TOO_LARGE beyond 20,000 records
 */
export function mergeTags(
  ctx: TenantContext,
  { from, into }: { from: readonly string[]; into: string },
): Promise<Moved> {
  const absorbed = [...new Set(from)].filter((id) => id !== into);
  return command(ctx, 'tags.merge', async (tx, source) => {
    await liveOrRefuse(tx, tagObject, [into]);
    const tags = await liveOrRefuse(tx, tagObject, absorbed);
    if (tags.length === 0) return { count: 0, groupId: null };
    const writes: Write[] = [];
    for (const object of Object.values(objects).filter(({ fields }) => fields.some(({ type }) => type === 'tags'))) {
      const ids = await taggedRows(tx, object, absorbed);
      if (writes.length + ids.length > maxMerged) {
        const say = `More than ${maxMerged.toLocaleString('en')} records have these tags. Merge them in smaller steps.`;
        throw new AppError('TOO_LARGE', { say });
      }
      for (const part of chunks(ids, maxIds)) {
        const rows = [...(await loadRows(tx, object, part)).values()];
        writes.push(...(await planTags(tx, source, object, rows, { add: [into], remove: absorbed })));
      }
    }
    await performWrites(tx, source, [...writes, ...tags.map((tag) => planMove(tagObject, source, tag, 'delete'))]);
    return { count: writes.length, groupId: source.groupId };
  });
}
