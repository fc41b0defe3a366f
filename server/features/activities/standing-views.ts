import type { Reader } from '@db/database';
import type { SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { ObjectDefinition, ObjectName } from '../records/object-types';
import { objects } from '../records/registry';
import { titlesOf } from '../records/titles';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';

/** The record that a task or an activity stands on, by name. */
export const standsOn = z.object({ object: z.string(), id: z.string(), title: z.string() }).nullable();
export type StandsOn = z.output<typeof standsOn>;

/** Views of tasks or activities with the records that they stand on; one query an object for any number of them. */
export async function withRecords(db: Reader, views: readonly View[]): Promise<(View & { record: StandsOn })[]> {
  const titles = new Map<string, string>();
  for (const object of new Set(views.map((view) => view.object as ObjectName | null))) {
    if (!object) continue;
    const ids = views.filter((view) => view.object === object).map(({ recordId }) => String(recordId));
    for (const [id, title] of await titlesOf(db, objects[object], ids)) titles.set(id, title);
  }
  return views.map((view) => {
    const id = view.recordId as string | null;
    const title = id === null ? undefined : titles.get(id);
    return { ...view, record: id && title !== undefined ? { object: String(view.object), id, title } : null };
  });
}

/** Tasks or activities under a condition over their own table, with the records that they stand on. */
export async function standingViews(
  db: Reader,
  object: ObjectDefinition,
  where: SQL | undefined,
  { orderBy, limit }: { orderBy: SQL[]; limit: number },
): Promise<(View & { record: StandsOn })[]> {
  const fields = fieldsOf(object);
  const rows = await selectViews(db, viewQuery(db, object, fields))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit);
  return withRecords(db, toViews(object, fields, rows as unknown as JoinedRow[]));
}
