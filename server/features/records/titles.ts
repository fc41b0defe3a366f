import type { Reader } from '@db/database';
import { isId } from '@db/ids';
import { inArray } from 'drizzle-orm';
import { chunks, idList, loadRows, maxIds } from './bulk-rows';
import type { Person } from './fields';
import type { ObjectDefinition } from './object-types';

const maxTitle = 80;

/** What a record is called where there is room for one line. */
export function titleOf(object: ObjectDefinition, row: Readonly<Record<string, unknown>>): string {
  const line = String(row[object.titleField] ?? '').split('\n', 1)[0] ?? '';
  return line.length > maxTitle && object.name === 'note' ? `${line.slice(0, maxTitle - 1).trimEnd()}…` : line;
}

/** Titles by id; ids that are not there are not among them. */
export async function titlesOf(
  db: Reader,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await loadRows(db, object, ids);
  return new Map([...rows.values()].map((row) => [row.id, titleOf(object, row)]));
}

/** Names of people by user id, also of those who left the workspace. */
export async function userNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const part of chunks([...new Set(ids)].filter(isId), maxIds)) {
    const wanted = idList(part);
    const query = db.prepared<Person>(`user-names.${wanted.size}`, (drizzle, { users }) =>
      drizzle.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted.in)),
    );
    for (const { id, name } of await query.execute(wanted.values)) names.set(id, name);
  }
  return names;
}
