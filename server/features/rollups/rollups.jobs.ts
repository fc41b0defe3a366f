import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader, TenantDatabase, Transaction } from '@db/database';
import { asTenantId } from '@db/ids';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import type { JobContext, JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '@/trpc/context';
import { listedObjects } from '../records/registry';
import { isWorkBookWhole, stepWorkBook } from '../reports/work-books';
import { isBooked, isRecordBookWhole, stepRecordBook } from './record-books';

const input = z.object({});

/** Makes the books of totals that are not whole yet. Added every few minutes by the scheduler. */
export const keepRollups = { name: 'rollups.keep', maxAttempts: 3 };

/** A book that is made step by step, each in a transaction of its own. */
type Book = {
  name: string;
  isWhole: (db: Reader) => Promise<boolean>;
  /** @returns whether it is whole now */
  step: (tx: Transaction) => Promise<boolean>;
};

const booksOf = ({ timeZone }: { timeZone: string }): Book[] => [
  {
    name: 'reports.work-book',
    isWhole: (db) => isWorkBookWhole(db, timeZone),
    step: (tx) => stepWorkBook(tx, timeZone),
  },
  ...listedObjects.filter(isBooked).map((object) => ({
    name: `rollups.${object.name}-book`,
    isWhole: (db: Reader) => isRecordBookWhole(db, object),
    step: (tx: Transaction) => stepRecordBook(tx, object),
  })),
];

const workspaces = (app: AppServices) =>
  app.database.system.read('rollups.workspaces', ({ sql: query, tables: { tenants } }) =>
    query.select({ id: tenants.id, timeZone: tenants.timeZone }).from(tenants),
  );

type Running = Pick<JobContext<unknown>, 'signal' | 'fence'>;

/** A run spends no longer on one book: others wait for theirs, and the next run goes on with it. */
const mostMs = 2 * 60_000;

/** Whether the workspace was not deleted meanwhile. */
async function isThere({ sql: query, tables: { tenants }, tenantId }: Transaction): Promise<boolean> {
  return (await query.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, tenantId))).length > 0;
}

async function makeBook(db: TenantDatabase, { name, isWhole, step }: Book, { signal, fence }: Running): Promise<void> {
  const began = performance.now();
  let whole = await db.read(name, isWhole);
  while (!whole && performance.now() - began < mostMs) {
    signal.throwIfAborted();
    // SQLite answers at once: others would else wait for all steps
    await nextTurn();
    whole = await db.transaction(name, async (tx) => {
      await fence(tx);
      return !(await isThere(tx)) || (await step(tx));
    });
  }
}

/** What the worker runs for this feature. */
export function rollupsJobs(app: AppServices): JobDefinition[] {
  const keep: JobDefinition<z.output<typeof input>> = {
    ...keepRollups,
    input,
    timeoutSeconds: 30 * 60,
    concurrency: 1,
    async handle(job) {
      for (const workspace of await workspaces(app)) {
        const db = app.database.forTenant(asTenantId(workspace.id));
        for (const book of booksOf(workspace)) {
          await makeBook(db, book, job).catch((error: unknown) => {
            job.signal.throwIfAborted();
            // E.g. a long import that holds the book: the other books do not wait for it
            job.logger.warn('a book of totals was not made; the next run goes on with it', { book: book.name, error });
          });
        }
      }
    },
  };
  return [keep];
}
