import type { Reader, Transaction } from '@db/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { columnOf, tableOf } from './bulk-rows';
import type { FieldDefinition, ObjectDefinition, RecordRow } from './object-types';
import type { Problems } from './references';

/** `at`: the place of the row among those asked about; `id`: the record that holds the value. */
type Taken = { field: FieldDefinition; value: unknown; at: number; id: string };

async function takenBy(
  db: Reader,
  object: ObjectDefinition,
  field: FieldDefinition,
  rows: readonly RecordRow[],
): Promise<Taken[]> {
  const key = field.foldedKey ?? field.key;
  const live = rows.flatMap((row, at) =>
    row.deletedAt || row[key] === null || row[key] === undefined ? [] : [{ id: row.id, value: row[key], row, at }],
  );
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
          live.map(({ value }) => value),
        ),
      ),
    );
  // Of several rows that are written at once, each is up against the others as well.
  const all = [...holders, ...live];
  return live.flatMap((one) => {
    const other = all.find(({ id, value }) => id !== one.id && value === one.value);
    return other ? [{ field, value: one.row[field.key], at: one.at, id: other.id }] : [];
  });
}

const wordsFor = (object: ObjectDefinition, field: FieldDefinition): string =>
  `Another ${object.label.one.toLowerCase()} has this ${field.label.toLowerCase()}.`;

/** What of each row is taken, as field → words, row by row; few queries for any number of them. */
export async function takenProblems(
  tx: Transaction,
  object: ObjectDefinition,
  rows: readonly RecordRow[],
): Promise<Problems[]> {
  const problems: Problems[] = rows.map(() => ({}));
  for (const field of object.fields.filter(({ unique }) => unique)) {
    for (const { at } of await takenBy(tx, object, field, rows)) {
      const problem = problems[at];
      if (problem) problem[field.key] = wordsFor(object, field);
    }
  }
  return problems;
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
      fields: { [`values.${field.key}`]: wordsFor(object, field) },
      details: { id: taken.id },
    });
  }
}
