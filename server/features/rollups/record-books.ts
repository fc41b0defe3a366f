import { randomInt } from 'node:crypto';
import type { Reader, Transaction } from '@db/database';
import type { CauseKind } from '@db/tables/history';
import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { tableOf } from '../records/bulk-rows';
import type { Keeper } from '../records/keep-books';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import { addSums } from './add-sums';
import { cohortShares } from './cohorts.rules';
import { amountField, bookedFields, fieldShares, weightedField } from './field-totals.rules';
import { lockBook } from './lock-book';
import { signedSums, type Turned } from './signed-sums.rules';

/**
 * Rows of one total on Postgres for what people do, and as many for what goes on in the background, which holds them for
 * seconds. SQLite has one writer, who waits for nobody.
 */
const parts = 8;
const partIn = new WeakMap<Transaction, number>();

/** The rows that a transaction adds to: the same for all its writes, so that it never waits for one and holds another. */
function partOf(tx: Transaction, inBackground: boolean): number {
  if (tx.dialect === 'sqlite') return 0;
  const part = partIn.get(tx) ?? randomInt(parts) + (inBackground ? parts : 0);
  partIn.set(tx, part);
  return part;
}

/** Records that one step adds. */
const stepRecords = 500;

/** What a book adds up, in words. Another number where the rules of a share change. */
const shapeOf = (object: ObjectDefinition): string =>
  [1, ...bookedFields(object), amountField(object), weightedField(object)]
    .flatMap((one) => (typeof one === 'object' ? one.key : (one ?? [])))
    .join(' ');

export const isBooked = (object: ObjectDefinition): boolean => bookedFields(object).length > 0;

type Book = { shape: string; heldTo: string; whole: boolean };

async function bookOf(db: Reader, { name }: ObjectDefinition): Promise<Book | undefined> {
  const query = db.prepared<Book>('rollups.book', (drizzle, { recordBooks: t }) =>
    drizzle
      .select({ shape: t.shape, heldTo: t.heldTo, whole: t.whole })
      .from(t)
      .where(and(eq(t.tenantId, sql.placeholder('tenantId')), eq(t.object, sql.placeholder('object')))),
  );
  return (await query.execute({ tenantId: db.tenantId, object: name }))[0];
}

const whereBook = ({ tables: { recordBooks: t }, tenantId }: Reader, { name }: ObjectDefinition) =>
  and(eq(t.tenantId, tenantId), eq(t.object, name));

/**
 * Over `record_books`: the book of an object, if it holds all its records. Join the totals to it: asked in a statement of
 * its own, it may begin anew before the next.
 */
export const whenWhole = (db: Reader, object: ObjectDefinition): SQL | undefined => {
  const { recordBooks: t } = db.tables;
  return and(whereBook(db, object), eq(t.shape, shapeOf(object)), eq(t.whole, true));
};

function changesOf(object: ObjectDefinition, writes: readonly Turned[]) {
  return {
    fields: signedSums(writes, fieldShares(object), ['records', 'amount', 'weighted']),
    cohorts: object.name === 'deal' ? signedSums(writes, cohortShares, ['deals', 'amount']) : [],
  };
}

type Changes = ReturnType<typeof changesOf>;

async function addChanges(tx: Transaction, { fields, cohorts }: Changes, inBackground: boolean): Promise<void> {
  const { fieldTotals, dealCohorts } = tx.tables;
  const part = partOf(tx, inBackground);
  const parted = fields.map((change) => ({ ...change, part }));
  await addSums(tx, fieldTotals, parted, ['records', 'amount', 'weighted']);
  await addSums(tx, dealCohorts, cohorts, ['deals', 'amount']);
}

/**
 * Adds what changed of an object's records to its book, as far as that holds them.
 * @param inBackground whether nobody waits for the transaction, which may be a long one
 */
export async function addToRecordBook(
  tx: Transaction,
  object: ObjectDefinition,
  writes: readonly Turned[],
  inBackground: boolean,
): Promise<void> {
  if (!isBooked(object)) return;
  const changes = changesOf(object, writes);
  if (changes.fields.length + changes.cohorts.length === 0) return;
  await lockBook(tx, object.name, 'shared');
  const book = await bookOf(tx, object);
  // Somebody was here before, or nobody yet
  if (!book?.shape) return;
  if (book.shape !== shapeOf(object)) {
    // Made by another version of the program, which runs beside this one for a while: it will miss these writes
    await tx.sql.update(tx.tables.recordBooks).set({ shape: '', whole: false }).where(whereBook(tx, object));
    return;
  }
  const held = writes.filter(({ after }) => book.whole || after.id <= book.heldTo);
  await addChanges(tx, held.length === writes.length ? changes : changesOf(object, held), inBackground);
}

/** What is done a part at a time by the worker. */
const background: ReadonlySet<CauseKind> = new Set(['import', 'bulk', 'admin']);

/** Keeps the book of an object in the transaction that writes its records. */
export const keepRecordBook: Keeper = async (tx, source, writes) => {
  const [first] = writes;
  if (first) await addToRecordBook(tx, first.object, writes, background.has(source.cause.kind));
};

async function beginAnew(tx: Transaction, object: ObjectDefinition): Promise<Book> {
  const { recordBooks, fieldTotals, dealCohorts } = tx.tables;
  const book = { shape: shapeOf(object), heldTo: '', whole: false };
  await tx.sql
    .delete(fieldTotals)
    .where(and(eq(fieldTotals.tenantId, tx.tenantId), eq(fieldTotals.object, object.name)));
  if (object.name === 'deal') await tx.sql.delete(dealCohorts).where(eq(dealCohorts.tenantId, tx.tenantId));
  await tx.sql
    .insert(recordBooks)
    .values({ ...book, tenantId: tx.tenantId, object: object.name })
    .onConflictDoUpdate({ target: [recordBooks.tenantId, recordBooks.object], set: book });
  return book;
}

/** Whether the book of an object holds all its records. */
export async function isRecordBookWhole(db: Reader, object: ObjectDefinition): Promise<boolean> {
  const book = await bookOf(db, object);
  return book?.whole === true && book.shape === shapeOf(object);
}

/**
 * Adds the next records, by id, to the book of an object; begins anew where it has another shape.
 * @returns whether it holds everything now
 */
export async function stepRecordBook(tx: Transaction, object: ObjectDefinition): Promise<boolean> {
  await lockBook(tx, object.name, 'alone');
  const known = await bookOf(tx, object);
  const book = known?.shape === shapeOf(object) ? known : await beginAnew(tx, object);
  if (book.whole) return true;
  const table = tableOf(tx, object);
  const rows = (await tx.sql
    .select()
    .from(table)
    .where(
      and(
        eq(table.tenantId, tx.tenantId),
        isNull(table.deletedAt),
        book.heldTo === '' ? undefined : gt(table.id, book.heldTo),
      ),
    )
    .orderBy(asc(table.id))
    .limit(stepRecords)) as unknown as RecordRow[];
  const changes = changesOf(
    object,
    rows.map((after) => ({ before: null, after })),
  );
  await addChanges(tx, changes, true);
  const whole = rows.length < stepRecords;
  await tx.sql
    .update(tx.tables.recordBooks)
    .set({ whole, heldTo: rows.at(-1)?.id ?? book.heldTo })
    .where(whereBook(tx, object));
  return whole;
}
