import type { Database } from '@db/database';
import { executePostgres } from '@db/open-postgres';
import { type Db, type JobAttempt, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from '../logging';
import { bossSchema, queueOptions, quietBoss } from './pg-boss-options';
import { type Claim, type Envelope, type JobStore, type Progress, silentWorker } from './store';
import type { JobState } from './types';

const states: Record<JobWithMetadata['state'], JobState> = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What we keep in pg-boss' `output`: it has one column for progress and error. */
type Output = { progress?: Progress; error?: string };

const attemptOf = ({ id, fence }: Claim): JobAttempt => ({ id, retryCount: fence });
/** Its response type hides the count that it has. */
const hasChanged = (response: object): boolean => 'affected' in response && Number(response.affected) > 0;
const adapter = (on: object): Db => ({
  executeSql: (text, values) => executePostgres(on, { text, ...(values ? { values } : {}) }),
});

const silentJobs = `
  select name, id, retry_count, output from ${bossSchema}.job
  where name = any($1) and state = 'active' and heartbeat_on < now() - $2 * interval '1 second'
  order by id limit 100`;

/**
 * pg-boss: one queue a kind of job, in a schema of its own. Its fence is the retry count, which grows with every claim.
 * Jobs are claimed one by one, across queues by priority; leases are ours, since pg-boss looks for dead workers too rarely.
 */
export async function createPostgresStore(options: {
  database: Database;
  leaseSeconds: number;
  logger: Logger;
}): Promise<JobStore> {
  const { database, leaseSeconds, logger } = options;
  const boss = new PgBoss({ ...quietBoss, db: adapter(database), migrate: false });
  boss.on('error', (error) => logger.warn('the job queue has a problem', { error }));
  await boss.start();

  const ask = async (text: string, values: unknown[]) => (await executePostgres(database, { text, values })).rows;

  const queues = new Map<string, Promise<void>>();
  function ensureQueue(name: string): Promise<void> {
    const known = queues.get(name) ?? boss.createQueue(name, queueOptions);
    queues.set(name, known);
    return known.catch((error: unknown) => {
      queues.delete(name);
      throw error;
    });
  }

  /** Our own change to a job that is still the claimer's. */
  const changeHeld = async ({ name, id, fence }: Claim, changes: string, ...values: unknown[]) =>
    (
      await ask(
        `update ${bossSchema}.job set ${changes}
         where name = $1 and id = $2 and state = 'active' and retry_count = $3 returning id`,
        [name, id, fence, ...values],
      )
    ).length > 0;

  async function nameOf(id: string): Promise<string | undefined> {
    const known = `select name from ${bossSchema}.queue`;
    const [found] = await ask(`select name from ${bossSchema}.job where id = $1 and name in (${known})`, [id]);
    return found?.name as string | undefined;
  }

  return {
    async add(tx, { id, name, envelope, runAt, key, priority, maxAttempts }) {
      await ensureQueue(name);
      // A queue takes one open job a key; one without a key is alone with its id.
      const added = await boss.send(name, envelope, {
        id,
        priority,
        singletonKey: key ?? id,
        retryLimit: maxAttempts - 1,
        db: adapter(tx),
        ...(runAt ? { startAfter: runAt } : {}),
      });
      return added !== null;
    },

    async claim(names) {
      for (const name of names) await ensureQueue(name);
      const ready = await ask(
        `select queue.name from unnest($1::text[]) as queue (name)
         cross join lateral (
           select priority, created_on from ${bossSchema}.job
           where job.name = queue.name and state < 'active' and not blocked and start_after <= now()
           order by priority desc, created_on limit 1) as next
         order by next.priority desc, next.created_on`,
        [names],
      );
      for (const { name } of ready) {
        const [job] = await boss.fetch<Envelope>(name, { includeMetadata: true });
        // Another process may have been faster.
        if (job) {
          const { id, data, retryCount, retryLimit } = job;
          return { id, name, envelope: data, attempt: retryCount + 1, maxAttempts: retryLimit + 1, fence: retryCount };
        }
      }
      return undefined;
    },

    renew: async (claim) => hasChanged(await boss.touch(claim.name, attemptOf(claim))),
    renewIn: async (tx, claim) => hasChanged(await boss.touch(claim.name, attemptOf(claim), { db: adapter(tx) })),
    saveProgress: (claim, progress) =>
      changeHeld(claim, 'output = $4::jsonb, heartbeat_on = now()', JSON.stringify({ progress } satisfies Output)),
    complete: async (claim, progress) =>
      hasChanged(await boss.complete(claim.name, attemptOf(claim), progress && ({ progress } satisfies Output))),
    async fail(claim, { error, mayRetry, progress }) {
      if (!mayRetry) await changeHeld(claim, 'retry_limit = retry_count');
      const output: Output = { error, ...(progress ? { progress } : {}) };
      return hasChanged(await boss.fail(claim.name, attemptOf(claim), output));
    },
    giveBack: (claim) => changeHeld(claim, "state = 'retry', start_after = now(), retry_limit = retry_limit + 1"),

    async recover(names) {
      if ((await ask(silentJobs, [names, leaseSeconds])).length === 0) return 0;
      return database.system.transaction('jobs.recover', async (tx) => {
        // Locked and looked at again: a transaction behind its fence may be renewing the lease right now.
        const text = `${silentJobs} for update skip locked`;
        const { rows } = await executePostgres(tx, { text, values: [names, leaseSeconds] });
        for (const { name, id, retry_count: retryCount, output } of rows) {
          const failure: Output = { ...(output as Output | null), error: silentWorker };
          await boss.fail(name, { id, retryCount }, failure, { db: adapter(tx) });
        }
        return rows.length;
      });
    },

    clean: () => boss.supervise(),

    async cancel(id) {
      const name = await nameOf(id);
      if (name) await boss.cancel(name, id);
    },

    async find(id) {
      const name = await nameOf(id);
      const [job] = name ? await boss.findJobs(name, { id }) : [];
      if (!name || !job) return undefined;
      const output = job.output as Output | null;
      return {
        id,
        name,
        state: states[job.state],
        attempts: job.startedOn ? job.retryCount + 1 : 0,
        ...(output?.error ? { error: output.error } : {}),
        ...(output?.progress ? { progress: output.progress } : {}),
      };
    },

    close: () => boss.stop({ graceful: false }),
  };
}
