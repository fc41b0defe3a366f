import type { Transaction } from '@db/database';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { indexRecords, unindexRecords } from '../search';
import { columnOf, maxIds, tableOf } from './bulk-rows';
import type { FieldDefinition, ObjectDefinition, RecordRow } from './object-types';
import type { Write } from './plan-write.rules';
import { objects } from './registry';

const showsAnotherName = ({ object, action, diff }: Write): boolean =>
  action === 'update' ? object.titleField in diff : action !== 'create';

/** Searched records that show the names of these records: a person is found by the name of the company. */
async function indexDependents(tx: Transaction, target: ObjectDefinition, ids: readonly string[]): Promise<void> {
  for (const object of Object.values(objects).filter(({ searchText }) => searchText)) {
    for (const field of object.fields) {
      if (field.type === 'relation' && field.object === target.name) await indexPointing(tx, object, field, ids);
    }
  }
}

async function indexPointing(
  tx: Transaction,
  object: ObjectDefinition,
  field: FieldDefinition,
  ids: readonly string[],
): Promise<void> {
  const table = tableOf(tx, object);
  for (let last = ''; ; ) {
    const rows = (await tx.sql
      .select()
      .from(table)
      .where(
        and(
          eq(table.tenantId, tx.tenantId),
          inArray(columnOf(table, field.key), [...ids]),
          isNull(table.deletedAt),
          last ? gt(table.id, last) : undefined,
        ),
      )
      .orderBy(asc(table.id))
      .limit(maxIds)) as RecordRow[];
    await indexRecords(tx, object, rows);
    if (rows.length < maxIds) return;
    last = rows.at(-1)?.id ?? '';
  }
}

/** Brings the search index up to what was just written. */
export async function indexWritten(tx: Transaction, object: ObjectDefinition, writes: readonly Write[]): Promise<void> {
  const rows = writes.map(({ after }) => after);
  if (object.searchText) {
    const trashed = rows.filter(({ deletedAt }) => deletedAt).map(({ id }) => id);
    await indexRecords(
      tx,
      object,
      rows.filter(({ deletedAt }) => !deletedAt),
    );
    if (trashed.length > 0) await unindexRecords(tx, object.name, trashed);
  }
  const renamed = writes.filter(showsAnotherName).map(({ after }) => after.id);
  if (renamed.length > 0) await indexDependents(tx, object, renamed);
}

/** Takes records out of the index that are gone for good. */
export async function removeFromIndex(
  tx: Transaction,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<void> {
  if (object.searchText) await unindexRecords(tx, object.name, ids);
}

/** Puts many rows into the index that are there already. */
export const indexRows = (tx: Transaction, object: ObjectDefinition, rows: readonly RecordRow[]): Promise<void> =>
  indexRecords(tx, object, rows);
