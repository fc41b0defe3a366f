import type { Database, SystemTransaction, Transaction } from '@db/database';
import { and, desc, eq, inArray, lt, lte, or } from 'drizzle-orm';
import { type Claim, type Envelope, type JobStore, keepFinishedDays, retry, silentWorker } from './store';
import type { JobState } from './types';

type Tx = Pick<Transaction | SystemTransaction, 'sql' | 'tables'>;

/** As pg-boss waits: doubling, with up to as much again at random. */
function pauseMs(attempt: number): number {
  const half = (retry.firstSeconds * 2 ** Math.min(16, attempt)) / 2;
  return Math.min(retry.longestSeconds, half + half * Math.random()) * 1000;
}

/** The table `jobs`. One writer at a time makes every claim exclusive; processes on the same file share the queue. */
export function createSqliteStore({ database, leaseSeconds }: { database: Database; leaseSeconds: number }): JobStore {
  const write = <T>(name: string, work: (tx: Tx) => Promise<T>) => database.system.transaction(`jobs.${name}`, work);
  const leaseEnd = () => new Date(Date.now() + leaseSeconds * 1000);

  type Changes = Partial<Tx['tables']['jobs']['$inferInsert']>;
  /** Changes the job if it is still the claimer's. */
  async function changeHeld({ sql: query, tables: { jobs } }: Tx, { id, fence }: Claim, changes: Changes) {
    const held = and(eq(jobs.id, id), eq(jobs.fence, fence), eq(jobs.state, 'running'));
    return (await query.update(jobs).set(changes).where(held).returning({ id: jobs.id })).length > 0;
  }

  const afterFailure = (attempts: number, maxAttempts: number, mayRetry: boolean, error: string): Changes =>
    mayRetry && attempts < maxAttempts
      ? { state: 'waiting', runAt: new Date(Date.now() + pauseMs(attempts)), leaseUntil: null, error }
      : { state: 'failed', finishedAt: new Date(), leaseUntil: null, error };

  return {
    async add({ sql: query, tables: { jobs } }, { id, name, envelope, runAt, key, priority, maxAttempts }) {
      const now = new Date();
      if (key !== undefined) {
        const open = inArray(jobs.state, ['waiting', 'running']);
        const taken = await query
          .select()
          .from(jobs)
          .where(and(eq(jobs.key, key), eq(jobs.name, name), open))
          .limit(1);
        if (taken.length > 0) return false;
      }
      const values = { id, name, data: envelope, priority, maxAttempts, key: key ?? null };
      await query.insert(jobs).values({ ...values, state: 'waiting', runAt: runAt ?? now, createdAt: now });
      return true;
    },

    async claim(names) {
      const next = async ({ sql: query, tables: { jobs } }: Tx) => {
        const ready = and(eq(jobs.state, 'waiting'), lte(jobs.runAt, new Date()), inArray(jobs.name, [...names]));
        const [found] = await query.select().from(jobs).where(ready).orderBy(desc(jobs.priority), jobs.id).limit(1);
        return found;
      };
      // Looking first keeps an idle runner from taking the writer's turn.
      if (!(await database.system.read('jobs.next', next))) return undefined;
      return write('claim', async (tx): Promise<Claim | undefined> => {
        const found = await next(tx);
        if (!found) return undefined;
        const { id, name, data, maxAttempts } = found;
        const [attempt, fence] = [found.attempts + 1, found.fence + 1];
        const changes: Changes = { state: 'running', attempts: attempt, fence, leaseUntil: leaseEnd() };
        await tx.sql.update(tx.tables.jobs).set(changes).where(eq(tx.tables.jobs.id, id));
        return { id, name, envelope: data as Envelope, attempt, maxAttempts, fence };
      });
    },

    renew: (claim) => write('renew', (tx) => changeHeld(tx, claim, { leaseUntil: leaseEnd() })),
    renewIn: (tx, claim) => changeHeld(tx, claim, { leaseUntil: leaseEnd() }),
    saveProgress: (claim, progress) =>
      write('progress', (tx) => changeHeld(tx, claim, { progress, leaseUntil: leaseEnd() })),
    complete: (claim, progress) =>
      write('complete', (tx) =>
        changeHeld(tx, claim, {
          state: 'done',
          finishedAt: new Date(),
          leaseUntil: null,
          error: null,
          ...(progress ? { progress } : {}),
        }),
      ),
    fail: (claim, { error, mayRetry, progress }) =>
      write('fail', (tx) =>
        changeHeld(tx, claim, {
          ...afterFailure(claim.attempt, claim.maxAttempts, mayRetry, error),
          ...(progress ? { progress } : {}),
        }),
      ),
    giveBack: (claim) =>
      write('give-back', (tx) => {
        const changes: Changes = {
          state: 'waiting',
          runAt: new Date(),
          leaseUntil: null,
          maxAttempts: claim.maxAttempts + 1,
        };
        return changeHeld(tx, claim, changes);
      }),

    async recover(names) {
      const silent = async ({ sql: query, tables: { jobs } }: Tx) =>
        query
          .select()
          .from(jobs)
          .where(and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, new Date()), inArray(jobs.name, [...names])));
      if ((await database.system.read('jobs.silent', silent)).length === 0) return 0;
      return write('recover', async (tx) => {
        const jobs = await silent(tx);
        for (const { id, attempts, maxAttempts } of jobs) {
          const changes = afterFailure(attempts, maxAttempts, true, silentWorker);
          await tx.sql.update(tx.tables.jobs).set(changes).where(eq(tx.tables.jobs.id, id));
        }
        return jobs.length;
      });
    },

    async clean() {
      await write('clean', ({ sql: query, tables: { jobs } }) => {
        const before = new Date(Date.now() - keepFinishedDays * 24 * 60 * 60 * 1000);
        return query.delete(jobs).where(lt(jobs.finishedAt, before));
      });
    },

    async cancel(id) {
      await write('cancel', ({ sql: query, tables: { jobs } }) =>
        query
          .update(jobs)
          .set({ state: 'cancelled', finishedAt: new Date(), leaseUntil: null })
          .where(and(eq(jobs.id, id), or(eq(jobs.state, 'waiting'), eq(jobs.state, 'running')))),
      );
    },

    async find(id) {
      const [found] = await database.system.read('jobs.find', ({ sql: query, tables: { jobs } }) =>
        query.select().from(jobs).where(eq(jobs.id, id)),
      );
      if (!found) return undefined;
      const { name, state, attempts, error, progress } = found;
      return {
        id,
        name,
        state: state satisfies JobState,
        attempts,
        ...(error ? { error } : {}),
        ...(progress ? { progress } : {}),
      };
    },

    close: async () => undefined,
  };
}
