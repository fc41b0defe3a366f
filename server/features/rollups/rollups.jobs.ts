import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader, TenantDatabase, Transaction } from '@db/database';
import { asTenantId } from '@db/ids';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
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

type Running = { signal: AbortSignal; fence: (tx: Transaction) => Promise<void> };

async function makeBook(db: TenantDatabase, { name, isWhole, step }: Book, { signal, fence }: Running): Promise<void> {
  let whole = await db.read(name, isWhole);
  while (!whole) {
    signal.throwIfAborted();
    // SQLite answers at once: others would else wait for all steps
    await nextTurn();
    whole = await db.transaction(name, async (tx) => {
      await fence(tx);
      return step(tx);
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
        for (const book of booksOf(workspace)) await makeBook(db, book, job);
      }
    },
  };
  return [keep];
}
