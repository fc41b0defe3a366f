import type { Reader, Transaction } from '@db/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { columnOf, tableOf } from './bulk-rows';
import type { FieldDefinition, ObjectDefinition, RecordRow } from './object-types';

type Taken = { field: FieldDefinition; value: unknown /** The record that holds it. */; id: string };

async function takenBy(
  db: Reader,
  object: ObjectDefinition,
  field: FieldDefinition,
  rows: readonly RecordRow[],
): Promise<Taken[]> {
  const key = field.foldedKey ?? field.key;
  const live = rows.filter((row) => !row.deletedAt && row[key] !== null && row[key] !== undefined);
  if (live.length === 0) return [];
  const table = tableOf(db, object);
  const column = columnOf(table, key);
  const holders = await db.sql
    .select({ id: table.id, value: column })
    .from(table)
    .where(
      and(
        eq(table.tenantId, db.tenantId),
        isNull(table.deletedAt),
        inArray(
          column,
          live.map((row) => row[key]),
        ),
      ),
    );
  // Of several rows that are written at once, each is up against the others as well.
  const all = [...holders, ...live.map((row) => ({ id: row.id, value: row[key] }))];
  return live.flatMap((row) => {
    const other = all.find(({ id, value }) => id !== row.id && value === row[key]);
    return other ? [{ field, value: row[field.key], id: other.id }] : [];
  });
}

/**
 * Refuses rows that hold what another live record of the object holds in a field that is `unique`. Two writers at the
 * same moment are told apart by the key of the table: try again then, and this says it in words.
 * @throws AppError ALREADY_EXISTS with fields, and the id of the other record in `details`
 */
export async function refuseTaken(
  tx: Transaction,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
): Promise<void> {
  for (const field of object.fields.filter(({ unique }) => unique)) {
    const [taken] = await takenBy(tx, object, field, rows);
    if (!taken) continue;
    const [one, label] = [object.label.one.toLowerCase(), field.label.toLowerCase()];
    throw new AppError('ALREADY_EXISTS', {
      say: `There is a ${one} with the ${label} "${String(taken.value)}" already.`,
      fields: { [`values.${field.key}`]: `Another ${one} has this ${label}.` },
      details: { id: taken.id },
    });
  }
}
