import type { Reader } from '@db/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ObjectDefinition, ObjectName } from '../records/object-types';
import { objects } from '../records/registry';
import type { FoundDocument } from './found-documents';
import { titlesById } from './titles';

export type Parent = { object: ObjectName; id: string; title: string };
export type Placed = { document: FoundDocument; parent: Parent | null };

/**
 * Found records with the record they stand on: a note is shown with its person, and is gone while that is in the trash. A
 * task may stand on none.
 * Costs a query for each kind of parent, and none where nothing found has one.
 */
export async function placed(reader: Reader, documents: readonly FoundDocument[]): Promise<Placed[]> {
  const parents = new Map<string, Parent | null>();
  for (const object of Object.values(objects)) {
    const ids = documents.filter((document) => document.object === object.name).map(({ recordId }) => recordId);
    if (object.parent && ids.length > 0) {
      for (const [id, parent] of await parentsOf(reader, object, ids)) parents.set(`${object.name} ${id}`, parent);
    }
  }
  return documents.flatMap((document): Placed[] => {
    if (!objects[document.object].parent) return [{ document, parent: null }];
    const parent = parents.get(`${document.object} ${document.recordId}`);
    return parent === undefined ? [] : [{ document, parent }];
  });
}

async function parentsOf(reader: Reader, object: ObjectDefinition, ids: string[]): Promise<Map<string, Parent | null>> {
  const table = reader.tables[object.table];
  const rows = await reader.sql
    .select()
    .from(table)
    .where(and(eq(table.tenantId, reader.tenantId), inArray(table.id, ids), isNull(table.deletedAt)));
  const found = new Map<string, Parent | null>();
  const pointers = rows.flatMap((row) => {
    const parent = object.parent?.(row);
    if (!parent) found.set(row.id, null);
    return parent ? [{ from: row.id, ...parent }] : [];
  });
  for (const kind of new Set(pointers.map((pointer) => pointer.object))) {
    const ofKind = pointers.filter((pointer) => pointer.object === kind);
    const titles = await titlesById(reader, objects[kind], [...new Set(ofKind.map(({ id }) => id))]);
    for (const { from, id } of ofKind) {
      const title = titles.get(id);
      if (title !== undefined) found.set(from, { object: kind, id, title });
    }
  }
  return found;
}
