import type { Reader, Transaction } from '@db/database';
import { and, asc, type Column, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { chunks, idList, insertRows, maxIds } from './bulk-rows';
import type { TagView } from './fields';
import type { ObjectName } from './object-types';
import type { TagChange } from './plan-write.rules';

type Assigned = TagView & { recordId: string };

/**
 * A record's tags as one selected value, so that a list needs no second query; read it with `readTags`.
 * @param id the column of the record's own id, `tenantId` that of its tenant
 */
export function tagsColumn(db: Reader, object: ObjectName, { id, tenantId }: { id: Column; tenantId: Column }): SQL {
  const { recordTags, tags } = db.tables;
  const one = sql`'id', ${tags.id}, 'name', ${tags.name}, 'color', ${tags.color}`;
  const inOrder = sql`order by ${tags.nameKey}, ${tags.id}`;
  const all =
    db.dialect === 'sqlite'
      ? sql`json_group_array(json_object(${one}) ${inOrder})`
      : sql`json_agg(json_build_object(${one}) ${inOrder})`;
  const found = sql`(select ${all} from ${recordTags} join ${tags} on ${tags.tenantId} = ${recordTags.tenantId}
    and ${tags.id} = ${recordTags.tagId} and ${tags.deletedAt} is null
    where ${recordTags.tenantId} = ${tenantId} and ${recordTags.object} = ${object} and ${recordTags.recordId} = ${id})`;
  // Wrapped: of a selected expression in a query without joins, drizzle drops the table names before columns.
  return sql`${found}`;
}

const noTags: TagView[] = [];

/** The value of a `tagsColumn`: JSON text from SQLite, a parsed list or null from Postgres. */
export function readTags(value: unknown): TagView[] {
  if (value === null || value === undefined || value === '[]') return noTags;
  return (typeof value === 'string' ? JSON.parse(value) : value) as TagView[];
}

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

/** Ties and unties tags, many records at once. What is tied already stays tied; a new record has none yet. */
export async function changeTags(
  tx: Transaction,
  object: ObjectName,
  changes: readonly { recordId: string; tags: TagChange; isNew?: boolean }[],
): Promise<void> {
  const { recordTags } = tx.tables;
  const pairs = (of: typeof changes, pick: (tags: TagChange) => string[]) =>
    of.flatMap(({ recordId, tags }) => pick(tags).map((tagId) => ({ recordId, tagId })));
  const old = changes.filter(({ isNew }) => !isNew);
  // Untied first, the added ones as well: the table's key refuses a second row, and this needs no dialect's upsert.
  for (const part of chunks(
    pairs(old, ({ add, remove }) => [...remove, ...add]),
    100,
  )) {
    const one = ({ recordId, tagId }: (typeof part)[number]) =>
      and(eq(recordTags.recordId, recordId), eq(recordTags.tagId, tagId));
    await tx.sql.delete(recordTags).where(
      and(
        eq(recordTags.tenantId, tx.tenantId),
        eq(recordTags.object, object),
        // SQLite finds rows by the key only through this; for the pairs alone it reads all of the tenant's.
        inArray(
          recordTags.recordId,
          part.map(({ recordId }) => recordId),
        ),
        or(...part.map(one)),
      ),
    );
  }
  for (const part of chunks(
    pairs(changes, (tags) => tags.add),
    maxIds,
  )) {
    await insertRows(
      tx,
      recordTags,
      part.map((pair) => ({ ...pair, tenantId: tx.tenantId, object })),
    );
  }
}
