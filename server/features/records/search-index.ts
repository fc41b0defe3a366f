import type { Transaction } from '@db/database';
import { loadRows } from './bulk-rows';
import type { ObjectDefinition, RecordRow, SearchText } from './object-types';
import type { Write } from './plan-write.rules';
import { objects } from './registry';
import { titleOf } from './titles';

/** Names of what the rows' relations point to, by id. */
async function relatedTitles(
  tx: Transaction,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const { key, object: target } of object.fields) {
    if (!target) continue;
    const ids = rows.map((row) => row[key]).filter((id): id is string => typeof id === 'string');
    for (const row of (await loadRows(tx, objects[target], ids)).values())
      titles.set(row.id, titleOf(objects[target], row));
  }
  return titles;
}

/** What the search is to know of records; nothing for a type that is not searched. */
export async function searchTexts(
  tx: Transaction,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
): Promise<({ recordId: string } & SearchText)[]> {
  const { searchText } = object;
  if (!searchText) return [];
  const byId = await relatedTitles(tx, object, rows);
  return rows.map((row) => {
    const titles = Object.fromEntries(
      object.fields.flatMap(({ key, object: target }) => {
        const title = target && byId.get(String(row[key]));
        return title ? [[key, title]] : [];
      }),
    );
    return { recordId: row.id, ...searchText({ row, titles }) };
  });
}

/** Brings the search index up to what was just written. */
export async function indexWritten(tx: Transaction, object: ObjectDefinition, writes: readonly Write[]): Promise<void> {
  await searchTexts(
    tx,
    object,
    writes.filter(({ after }) => !after.deletedAt).map(({ after }) => after),
  );
}

export async function removeFromIndex(
  _tx: Transaction,
  _object: ObjectDefinition,
  _ids: readonly string[],
): Promise<void> {}
