import type { Reader, Transaction } from '@db/database';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { chunks, idList, insertRows, maxIds } from './bulk-rows';
import type { TagView } from './fields';
import type { ObjectName } from './object-types';
import type { TagChange } from './plan-write.rules';

type Assigned = TagView & { recordId: string };

/** The tags of records, by record id, in the order of their names. Tags in the trash do not show. */
export async function tagsOf(db: Reader, object: ObjectName, ids: readonly string[]): Promise<Map<string, TagView[]>> {
  const found = new Map<string, TagView[]>();
  for (const part of chunks(ids, maxIds)) {
    const wanted = idList(part);
    const query = db.prepared<Assigned>(`record-tags.${wanted.size}`, (drizzle, { recordTags, tags }) =>
      drizzle
        .select({ recordId: recordTags.recordId, id: tags.id, name: tags.name, color: tags.color })
        .from(recordTags)
        .innerJoin(tags, and(eq(tags.tenantId, recordTags.tenantId), eq(tags.id, recordTags.tagId)))
        .where(
          and(
            eq(recordTags.tenantId, sql.placeholder('tenantId')),
            eq(recordTags.object, sql.placeholder('object')),
            inArray(recordTags.recordId, wanted.in),
            isNull(tags.deletedAt),
          ),
        )
        .orderBy(asc(tags.nameKey), asc(tags.id)),
    );
    for (const { recordId, ...tag } of await query.execute({ tenantId: db.tenantId, object, ...wanted.values })) {
      const tags = found.get(recordId);
      if (tags) tags.push(tag);
      else found.set(recordId, [tag]);
    }
  }
  return found;
}

/** Tag ids of records, sorted; without the ones in the trash. */
export async function tagIdsOf(db: Reader, object: ObjectName, ids: readonly string[]): Promise<Map<string, string[]>> {
  const tags = await tagsOf(db, object, ids);
  return new Map(ids.map((id) => [id, (tags.get(id) ?? []).map((tag) => tag.id).sort()]));
}

/** Ties and unties tags, many records at once. What is tied already stays tied. */
export async function changeTags(
  tx: Transaction,
  object: ObjectName,
  changes: readonly { recordId: string; tags: TagChange }[],
): Promise<void> {
  const { recordTags } = tx.tables;
  const pairs = (pick: (tags: TagChange) => string[]) =>
    changes.flatMap(({ recordId, tags }) => pick(tags).map((tagId) => ({ recordId, tagId })));
  // Untied first, the added ones as well: the table's key refuses a second row, and this needs no dialect's upsert.
  for (const part of chunks([...pairs((tags) => tags.remove), ...pairs((tags) => tags.add)], 100)) {
    const one = ({ recordId, tagId }: (typeof part)[number]) =>
      and(eq(recordTags.recordId, recordId), eq(recordTags.tagId, tagId));
    await tx.sql
      .delete(recordTags)
      .where(and(eq(recordTags.tenantId, tx.tenantId), eq(recordTags.object, object), or(...part.map(one))));
  }
  for (const part of chunks(
    pairs((tags) => tags.add),
    maxIds,
  )) {
    await insertRows(
      tx,
      recordTags,
      part.map((pair) => ({ ...pair, tenantId: tx.tenantId, object })),
    );
  }
}
