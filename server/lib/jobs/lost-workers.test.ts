import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@db/ids';
import { executePostgres } from '@db/open-postgres';
import { eq } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { onBothDatabases, type TestDatabase } from '@/testing/databases';
import { createLogger } from '../logging';
import { createJobs, type JobDefinition } from '.';
import type { Claim, JobStore } from './store';
import { effectJob, effectsOf, writeEffect } from './testing/effect';

const logger = createLogger({ level: 'debug', format: 'json', write: () => undefined });
const leaseSeconds = 2;

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(20);
};

async function openStore({ database, dialect }: TestDatabase): Promise<JobStore> {
  if (dialect === 'sqlite') {
    const { createSqliteStore } = await import('./sqlite-store');
    return createSqliteStore({ database, leaseSeconds });
  }
  const { createPostgresStore } = await import('./postgres-store');
  return createPostgresStore({ database, leaseSeconds, logger });
}

onBothDatabases('jobs of a worker that is gone', (test) => {
  const closing: (() => Promise<unknown> | unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const ownJobs = () => {
    const jobs = createJobs({ database: test.database, config: { concurrency: 2, pollMs: 50, leaseSeconds }, logger });
    closing.push(() => jobs.close());
    return jobs;
  };
  const add = async (jobs = ownJobs(), maxAttempts = effectJob.maxAttempts) => {
    const id = await test.database.system.transaction('add', (tx) =>
      jobs.enqueue(tx, { ...effectJob, maxAttempts }, {}),
    );
    return id as string;
  };
  const work = async (handle: JobDefinition['handle'], jobs = ownJobs()) => {
    const runner = jobs.runner([{ ...effectJob, handle } as JobDefinition]);
    await runner.start();
    closing.push(() => runner.stop(0));
  };

  /** A worker process, ready to take jobs, and what it says, line by line. */
  async function startWorker(): Promise<{ child: ChildProcess; said: string[] }> {
    const program = fileURLToPath(new URL('./testing/worker.child.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, test.url, String(leaseSeconds)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    closing.push(() => child.kill('SIGKILL'));
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
    await until(() => said.includes('ready'));
    return { child, said };
  }

  it('killed in the middle: the job runs again elsewhere, and its effect is there once', async () => {
    const { child, said } = await startWorker();
    const jobs = ownJobs();
    const id = await add(jobs);
    await until(() => said.includes('started 1'));
    expect(await jobs.find(id)).toMatchObject({ state: 'running', attempts: 1 });
    child.kill('SIGKILL');

    const attempts: number[] = [];
    await work(async (job) => {
      attempts.push(job.attempt);
      await writeEffect(test.database, job);
    }, jobs);
    await until(async () => (await jobs.find(id))?.state === 'done');
    expect(attempts).toEqual([2]);
    expect(await effectsOf(test.database, id)).toBe(1);
  }, 60_000);

  it('frozen, replaced and back again: what it still wants to write is refused', async () => {
    const { child, said } = await startWorker();
    const jobs = ownJobs();
    const id = await add(jobs);
    await until(() => said.includes('started 1'));
    child.kill('SIGSTOP');
    child.stdin?.write('write it now\n');

    await work((job) => writeEffect(test.database, job), jobs);
    await until(async () => (await jobs.find(id))?.state === 'done');
    child.kill('SIGCONT');
    await until(() => said.length === 3);
    expect(said).toEqual(['ready', 'started 1', 'refused JobEndedError']);
    expect(await effectsOf(test.database, id)).toBe(1);
    expect(await jobs.find(id)).toMatchObject({ state: 'done', attempts: 2 });
  }, 60_000);

  it('a job that kills its process every time is failed for good after its last try', async () => {
    const jobs = ownJobs();
    const id = await add(jobs, 2);
    for (const attempt of [1, 2]) {
      const { child, said } = await startWorker();
      await until(() => said.includes(`started ${attempt}`));
      child.kill('SIGKILL');
    }
    await work(() => Promise.reject(new Error('must not run')), jobs);
    await until(async () => (await jobs.find(id))?.state === 'failed');
    expect(await jobs.find(id)).toMatchObject({ attempts: 2, error: 'the process that ran the job fell silent' });
  }, 60_000);

  /** A job in the store, without a runner, and how to take it. */
  async function storedJob() {
    const store = await openStore(test);
    closing.push(() => store.close());
    const [name, id] = [`test.${newId()}`, newId()];
    await test.database.system.transaction('add', (tx) => {
      const job = { id, name, envelope: { input: {} }, runAt: undefined, key: undefined, priority: 0, maxAttempts: 5 };
      return store.add(tx, job);
    });
    const take = async (): Promise<Claim> => {
      let claim: Claim | undefined;
      await until(async () => {
        claim = await store.claim([name]);
        return claim !== undefined;
      });
      return claim as Claim;
    };
    return { store, name, id, take };
  }

  it('whoever comes with an old claim changes nothing, inside transactions and outside', async () => {
    const { store, name, id, take } = await storedJob();
    const old = await take();
    expect(await store.renew(old)).toBe(true);
    await until(async () => (await store.recover([name])) > 0);

    const tryAll = async () => {
      expect(await store.renew(old)).toBe(false);
      expect(await test.database.system.transaction('fence', (tx) => store.renewIn(tx, old))).toBe(false);
      expect(await store.saveProgress(old, { by: 'old' })).toBe(false);
      expect(await store.complete(old, { by: 'old' })).toBe(false);
      expect(await store.fail(old, { error: 'old', mayRetry: true, progress: undefined })).toBe(false);
      expect(await store.fail(old, { error: 'old', mayRetry: false, progress: undefined })).toBe(false);
      expect(await store.giveBack(old)).toBe(false);
    };
    await tryAll();
    expect(await store.find(id)).toMatchObject({ state: 'waiting', attempts: 1 });

    const current = await take();
    expect(current.attempt).toBe(2);
    expect(current.fence).not.toBe(old.fence);
    await tryAll();
    expect(await store.find(id)).toMatchObject({ state: 'running', attempts: 2 });
    expect((await store.find(id))?.progress).toBeUndefined();
    expect(await test.database.system.transaction('fence', (tx) => store.renewIn(tx, current))).toBe(true);
    expect(await store.giveBack(current)).toBe(true);

    const third = await take();
    expect([third.attempt, third.maxAttempts]).toEqual([3, 6]);
    expect(await store.renew(current)).toBe(false);
    expect(await store.complete(third, { rows: 3 })).toBe(true);
    expect(await store.find(id)).toMatchObject({ state: 'done', attempts: 3, progress: { rows: 3 } });
  });

  it('a transaction behind the fence keeps everybody else from taking the job, even when its lease is over', async () => {
    const { store, name, id, take } = await storedJob();
    const claim = await take();
    await sleep(leaseSeconds * 1000 + 100);
    let enter = () => {};
    let leave = () => {};
    const inside = new Promise<void>((resolve) => {
      enter = resolve;
    });
    const mayLeave = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const writing = test.database.system.transaction('slow', async (tx) => {
      expect(await store.renewIn(tx, claim)).toBe(true);
      enter();
      await mayLeave;
    });
    await inside;
    const recovering = store.recover([name]);
    await sleep(200);
    leave();
    await writing;
    expect(await recovering).toBe(0);
    expect(await store.find(id)).toMatchObject({ state: 'running', attempts: 1 });
    expect(await store.complete(claim, undefined)).toBe(true);
  });

  /** Makes a job look as if it had ended, or begun to wait, days ago. */
  async function age(id: string, days: number, state: 'done' | 'failed' | 'waiting'): Promise<void> {
    const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    if (test.dialect === 'sqlite') {
      await test.database.system.transaction('age', ({ sql, tables: { jobs } }) =>
        sql
          .update(jobs)
          .set({ state, createdAt: then, runAt: then, finishedAt: state === 'waiting' ? null : then })
          .where(eq(jobs.id, id)),
      );
      return;
    }
    const bossState = { done: 'completed', failed: 'failed', waiting: 'created' }[state];
    await executePostgres(test.database, {
      text: `update pgboss.job set state = $2::pgboss.job_state, created_on = $3, start_after = $3, completed_on = $4 where id = $1`,
      values: [id, bossState, then, state === 'waiting' ? null : then],
    });
  }

  it('finished jobs are forgotten after two weeks, waiting ones never', async () => {
    const jobs = ownJobs();
    const store = await openStore(test);
    closing.push(() => store.close());
    const [old, young, waiting] = [await add(jobs), await add(jobs), await add(jobs)];
    await age(old, 15, 'done');
    await age(young, 13, 'failed');
    await age(waiting, 300, 'waiting');
    if (test.dialect === 'postgres') {
      // pg-boss cleans a queue once a day, and the runners of the other tests have just let it.
      const text = "update pgboss.queue set maintain_on = now() - interval '2 days'";
      await executePostgres(test.database, { text });
    }
    await store.clean();
    const states = await Promise.all([old, young, waiting].map(async (id) => (await jobs.find(id))?.state));
    expect(states).toEqual([undefined, 'failed', 'waiting']);
  });
});
