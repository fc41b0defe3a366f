import type { Reader, Transaction } from '@db/database';
import { eq, sql } from 'drizzle-orm';
import { dayIn, startOfDay } from '../filters/date-ranges';
import type { Keeper } from '../records/keep-books';
import { addSums } from '../rollups/add-sums';
import { lockBook } from '../rollups/lock-book';
import { countWork, latestWork } from './count-work';
import { changesWork, type WorkTotal, workChanges } from './work-share.rules';

/**
 * Says from which day on `work_totals` hold all work, by the clock of a zone: '' for all of it. Days before are added
 * step by step; until then, and in another zone, work is counted where it stands.
 */
export type WorkBook = { timeZone: string; since: string };

/** Later than any work: a book that holds nothing yet. */
const nothingYet = '9999-12-31';
/** Before it nobody kept a CRM: what is dated so far back came from a slip of the hand, and is added in one step. */
const firstYear = '1900';
const beforeAll = new Date('0001-01-01T00:00:00Z');
/** Days that one step adds: a busy team's week takes less than a page. */
const stepDays = 7;

async function bookOf(db: Reader): Promise<WorkBook | undefined> {
  const query = db.prepared<WorkBook>('reports.work-book', (drizzle, { workBooks: t }) =>
    drizzle
      .select({ timeZone: t.timeZone, since: t.since })
      .from(t)
      .where(eq(t.tenantId, sql.placeholder('tenantId'))),
  );
  return (await query.execute({ tenantId: db.tenantId }))[0];
}

const addToWork = (tx: Transaction, totals: readonly WorkTotal[]): Promise<void> =>
  addSums(tx, tx.tables.workTotals, totals, ['count']);

/** Keeps the totals of work in the transaction that writes activities, notes and tasks. */
export const keepWork: Keeper = async (tx, _source, writes) => {
  if (!changesWork(writes)) return;
  await lockBook(tx, 'work', 'shared');
  const book = await bookOf(tx);
  if (book) await addToWork(tx, workChanges(writes, book));
};

/** Throws the book away after rows were written past it; it is made anew in the background. */
export async function forgetWorkBook(tx: Transaction): Promise<void> {
  const { workBooks, workTotals } = tx.tables;
  await lockBook(tx, 'work', 'alone');
  await tx.sql.delete(workTotals).where(eq(workTotals.tenantId, tx.tenantId));
  await tx.sql.delete(workBooks).where(eq(workBooks.tenantId, tx.tenantId));
}

/** Whether the book holds all work, by the clock of this zone. */
export async function isWorkBookWhole(db: Reader, timeZone: string): Promise<boolean> {
  const book = await bookOf(db);
  return book?.timeZone === timeZone && book.since === '';
}

/**
 * Adds the latest days to the book that it does not hold; begins anew in another zone.
 * @returns whether it holds everything now
 */
export async function stepWorkBook(tx: Transaction, timeZone: string): Promise<boolean> {
  const { workBooks } = tx.tables;
  await lockBook(tx, 'work', 'alone');
  let book = await bookOf(tx);
  if (book?.timeZone !== timeZone) {
    await forgetWorkBook(tx);
    book = { timeZone, since: nothingYet };
    await tx.sql.insert(workBooks).values({ ...book, tenantId: tx.tenantId });
  }
  if (book.since === '') return true;
  const until = startOfDay(book.since, timeZone);
  const latest = await latestWork(tx, until);
  const day = latest && dayIn(timeZone, latest);
  const since = day && day >= firstYear ? dayBefore(day, stepDays - 1) : '';
  if (day) {
    const from = since === '' ? beforeAll : startOfDay(since, timeZone);
    await addToWork(tx, await countWork(tx, { from, until, timeZone }));
  }
  // Else the same days would be added for ever
  if (since >= book.since) throw new Error(`a step of the book of work does not lead on from ${book.since}`);
  await tx.sql.update(workBooks).set({ since }).where(eq(workBooks.tenantId, tx.tenantId));
  return since === '';
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
