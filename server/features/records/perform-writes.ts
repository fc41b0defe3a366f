import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from '@db/database';
import { appendChanges, type ChangeSource } from '../changes/append';
import { chunks, inParts, insertRows, tableOf, updateRows } from './bulk-rows';
import { keepBooks } from './keep-books';
import type { ObjectDefinition } from './object-types';
import type { Write } from './plan-write.rules';
import { changeTags } from './record-tags';
import { indexWritten } from './search-index';
import { settle } from './settle';

/** A row was written by somebody else between being read and being written. Read again and plan anew. */
export class StaleRowError extends Error {
  override name = 'StaleRowError';
}

export type WriteOptions = {
  /** 'later': the caller builds the search index afterwards, which is 5 times as fast for a big first import. */
  search?: 'now' | 'later';
};

function byObject(writes: readonly Write[]): Map<ObjectDefinition, Write[]> {
  const groups = new Map<ObjectDefinition, Write[]>();
  for (const write of writes) {
    const group = groups.get(write.object);
    if (group) group.push(write);
    else groups.set(write.object, [write]);
  }
  return groups;
}

async function writeRows(tx: Transaction, object: ObjectDefinition, writes: readonly Write[]): Promise<void> {
  const table = tableOf(tx, object);
  const isNew = ({ action }: Write) => action === 'create';
  const created = writes.filter(isNew).map(({ after }) => after);
  const changed = writes.filter((write) => !isNew(write)).map(({ after }) => after);
  await inParts(created, (part) => insertRows(tx, table, part));
  await inParts(changed, async (part) => {
    if ((await updateRows(tx, table, part)) !== part.length) throw new StaleRowError(`${object.plural} moved on`);
  });
  const tagged = writes.flatMap((write) =>
    write.tags ? [{ recordId: write.after.id, tags: write.tags, isNew: isNew(write) }] : [],
  );
  if (tagged.length > 0) await changeTags(tx, object.name, tagged);
}

const asChange = ({ object, after, action, diff }: Write) => ({
  object: object.name,
  recordId: after.id,
  parent: object.parent?.(after),
  action,
  version: after.version,
  diff,
});

/**
 * Does what was planned: rows, tags, change log, search index and what is kept beside records, all in the caller's
 * transaction, with few statements for any number of writes. Read everything before: a transaction's place in the log is given at its first write, and
 * versions of a record stay in order only if nothing was read after it.
 * @returns the ids of the change log's rows, one a write that is told
 * @throws StaleRowError when a row is not the one that a write was planned from
 */
export async function performWrites(
  tx: Transaction,
  source: ChangeSource,
  writes: readonly Write[],
  { search = 'now' }: WriteOptions = {},
): Promise<string[]> {
  const groups = byObject(writes);
  for (const [object, group] of groups) await settle(tx, source, object, group);
  for (const [object, group] of groups) await writeRows(tx, object, group);
  const ids: string[] = [];
  const told = writes.filter(({ silent }) => !silent).map(asChange);
  await inParts(told, async (part) => void ids.push(...(await appendChanges(tx, source, part))));
  if (search === 'now') {
    for (const [object, group] of groups) await inParts(group, (part) => indexWritten(tx, object, part));
  }
  const further = (more: readonly Write[]) => performWrites(tx, source, more, { search });
  for (const [object, group] of groups) await keepBooks(tx, source, object, group, further);
  return ids;
}

/** Writes between two turns of the event loop, so that lists stay quick meanwhile. */
const slice = 150;

/** The same for many writes, with turns for others in between. What follows from them (`withEffects`) is among them. */
export async function performManyWrites(
  tx: Transaction,
  source: ChangeSource,
  writes: readonly Write[],
): Promise<void> {
  for (const part of chunks(writes, slice)) {
    await performWrites(tx, source, part);
    await nextTurn();
  }
}
