import type { Transaction } from '@db/database';
import { and, eq, inArray, or } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { appendChanges, type ChangeSource, type WriteContext } from '../changes/append';
import { forgetRecords } from '../inbox/notifications';
import { columnOf, inParts, loadRows, tableOf } from './bulk-rows';
import { closeBooks } from './keep-books';
import type { ObjectDefinition, RecordRow } from './object-types';
import { performWrites } from './perform-writes';
import { planUpdate } from './plan-write.rules';
import { objects } from './registry';
import { removeFromIndex } from './search-index';
import { command, notFound } from './service';

type Target = { object: ObjectDefinition; ids: readonly string[] };

/** Rows of any object whose field points to one of the targets. */
async function pointingAt(tx: Transaction, object: ObjectDefinition, key: string, ids: readonly string[]) {
  const table = tableOf(tx, object);
  const rows = await tx.sql
    .select()
    .from(table)
    .where(and(eq(table.tenantId, tx.tenantId), inArray(columnOf(table, key), [...ids])));
  return rows as RecordRow[];
}

/** Empties the links to what goes, with a line in the history of each record that had one. */
async function loosenLinks(tx: Transaction, source: ChangeSource, { object, ids }: Target): Promise<Target[]> {
  const dependent: Target[] = [];
  for (const other of Object.values(objects)) {
    for (const field of other.fields) {
      if (field.object !== object.name) continue;
      const rows = await pointingAt(tx, other, field.key, ids);
      if (field.required) dependent.push({ object: other, ids: rows.map(({ id }) => id) });
      else {
        const writes = rows.map((row) => planUpdate(other, source, row, { [field.key]: null }));
        await performWrites(
          tx,
          source,
          writes.filter((write) => write !== undefined),
        );
      }
    }
  }
  return dependent;
}

/** What stands on a record and has no place without it. */
async function standingOn(tx: Transaction, { object, ids }: Target): Promise<Target[]> {
  const { notes, tasks, activities } = tx.tables;
  const found: Target[] = [];
  for (const [name, table] of [
    ['note', notes],
    ['task', tasks],
    ['activity', activities],
  ] as const) {
    const rows = await tx.sql
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.tenantId, tx.tenantId), eq(table.object, object.name), inArray(table.recordId, [...ids])));
    found.push({ object: objects[name], ids: rows.map(({ id }) => id) });
  }
  return found;
}

/** The log keeps who did what and when; what the record held is gone with it. */
async function forgetValues(tx: Transaction, { object, ids }: Target): Promise<void> {
  const { changes } = tx.tables;
  const own = and(eq(changes.object, object.name), inArray(changes.recordId, [...ids]));
  const children = and(eq(changes.parentObject, object.name), inArray(changes.parentId, [...ids]));
  await tx.sql
    .update(changes)
    .set({ diff: {} })
    .where(and(eq(changes.tenantId, tx.tenantId), or(own, children)));
}

/** @returns the rows that were there, as they were: somebody else may have deleted or changed some meanwhile */
async function deleteRows(tx: Transaction, { object, ids }: Target): Promise<RecordRow[]> {
  const { recordTags } = tx.tables;
  const table = tableOf(tx, object);
  const wanted = [...ids];
  await tx.sql
    .delete(recordTags)
    .where(
      and(
        eq(recordTags.tenantId, tx.tenantId),
        eq(recordTags.object, object.name),
        inArray(recordTags.recordId, wanted),
      ),
    );
  const deleted = await tx.sql
    .delete(table)
    .where(and(eq(table.tenantId, tx.tenantId), inArray(table.id, wanted)))
    .returning();
  await removeFromIndex(tx, object, wanted);
  await forgetRecords(tx, object.name, wanted);
  return deleted as unknown as RecordRow[];
}

/**
 * Deletes rows for good, with the notes, tasks, activities and jobs that stand on them, and empties links to them. For records in any
 * state: the caller says which may go.
 */
export async function eraseRecords(tx: Transaction, source: ChangeSource, target: Target): Promise<void> {
  await inParts(target.ids, async (ids) => {
    const part = { object: target.object, ids };
    const dependent = [...(await loosenLinks(tx, source, part)), ...(await standingOn(tx, part))];
    for (const other of dependent) {
      if (other.ids.length > 0) await eraseRecords(tx, source, other);
    }
    await forgetValues(tx, part);
    const rows = await deleteRows(tx, part);
    await closeBooks(tx, source, part.object, rows, (writes) => performWrites(tx, source, writes));
  });
}

/**
 * Deletes records in the trash for good. That they were deleted, and by whom, stays in the log; what they held does not.
 * @throws AppError NOT_FOUND, or PRECONDITION_FAILED when one is not in the trash: nothing is deleted then
 */
export function destroyRecords(
  ctx: WriteContext,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<{ count: number }> {
  return command(ctx, `${object.plural}.destroy`, async (tx, source) => {
    const rows = [...(await loadRows(tx, object, ids)).values()];
    if (rows.length < new Set(ids).size) throw notFound(object);
    if (rows.some(({ deletedAt }) => !deletedAt)) {
      throw new AppError('PRECONDITION_FAILED', { say: 'Only what is in the trash can be deleted for good.' });
    }
    await eraseRecords(tx, source, { object, ids: rows.map(({ id }) => id) });
    await appendChanges(
      tx,
      source,
      rows.map((row) => ({
        object: object.name,
        recordId: row.id,
        parent: object.parent?.(row),
        action: 'destroy' as const,
        version: row.version + 1,
        diff: {},
      })),
    );
    return { count: rows.length };
  });
}
