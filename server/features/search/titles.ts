import type { Reader } from '@db/database';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { columnOf } from '../filters/filter.sql';
import type { ObjectDefinition } from '../records/object-types';
import { objects } from '../records/registry';

type Row = Readonly<Record<string, unknown>>;

/** What the records with these ids are called, the ones in the trash left out. */
export async function titlesById(
  reader: Reader,
  object: ObjectDefinition,
  ids: string[],
): Promise<Map<string, string>> {
  const table = reader.tables[object.table];
  const title = columnOf(reader, object, object.titleField);
  const rows = await reader.sql
    .select({ id: table.id, title: sql<string | null>`${title}` })
    .from(table)
    .where(and(eq(table.tenantId, reader.tenantId), inArray(table.id, ids), isNull(table.deletedAt)));
  return new Map(rows.map(({ id, title }) => [id, title ?? '']));
}

/**
 * The names of the live records that rows point to, by relation field; one query a relation.
 * @returns a function that gives the names for one of the rows
 */
export async function titlesOf(
  reader: Reader,
  object: ObjectDefinition,
  rows: readonly Row[],
): Promise<(row: Row) => Record<string, string>> {
  const found: [field: string, titles: Map<string, string>][] = [];
  for (const { type, key, object: target } of object.fields) {
    if (type !== 'relation' || !target) continue;
    const ids = [...new Set(rows.map((row) => row[key]).filter((id) => typeof id === 'string'))];
    if (ids.length > 0) found.push([key, await titlesById(reader, objects[target], ids)]);
  }
  return (row) =>
    Object.fromEntries(
      found.flatMap(([key, titles]) => {
        const title = titles.get(String(row[key]));
        return title === undefined ? [] : [[key, title]];
      }),
    );
}
