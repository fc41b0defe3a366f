import { setTimeout as sleep } from 'node:timers/promises';
import { asTenantId, newId } from '@db/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { onBothDatabases } from '@/testing/databases';
import { createLogger } from '../logging';
import { createJobs, type EnqueueOptions, type JobContext, type JobDefinition, JobEndedError, type Jobs } from '.';
import { effectJob, effectsOf, writeEffect } from './testing/effect';

type Data = { n: number };
type Run = JobContext<Data>;

const settings = { concurrency: 4, pollMs: 50, leaseSeconds: 4 };
/** So long that only being told can be the reason for a job to run. */
const untilTold = 10 * 60 * 1000;

/** Waits for something to become true; the test's own time limit ends it. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(20);
};
const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

onBothDatabases('background jobs', (test) => {
  const closing: (() => Promise<unknown>)[] = [];
  const lines: { level: string; msg: string; [field: string]: unknown }[] = [];
  const logger = createLogger({ level: 'debug', format: 'json', write: (line) => void lines.push(JSON.parse(line)) });
  let jobs: Jobs;
  let name: string;

  /** What a process has: its own queue object. */
  const ownJobs = (changes: Partial<typeof settings> = {}): Jobs => {
    const made = createJobs({ database: test.database, config: { ...settings, ...changes }, logger });
    closing.push(() => made.close());
    return made;
  };
  beforeEach(() => {
    lines.length = 0;
    name = `test.${newId()}`;
    jobs = ownJobs();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const kind = (handle: (run: Run) => Promise<unknown>, changes: Partial<JobDefinition<Data>> = {}): JobDefinition => {
    const definition: JobDefinition<Data> = {
      name,
      input: z.object({ n: z.number() }),
      timeoutSeconds: 60,
      maxAttempts: 3,
      handle: async (run) => void (await handle(run)),
      ...changes,
    };
    return definition as JobDefinition;
  };
  const work = async (definitions: JobDefinition[], from: Jobs = jobs) => {
    const runner = from.runner(definitions);
    await runner.start();
    closing.push(() => runner.stop(0));
    return runner;
  };
  const add = async (n: number, options: EnqueueOptions & { maxAttempts?: number; name?: string } = {}) => {
    const { maxAttempts = 3, name: other = name, ...rest } = options;
    const id = await test.database.system.transaction('add', (tx) =>
      jobs.enqueue(tx, { name: other, maxAttempts }, { n }, rest),
    );
    if (!id) throw new Error('the key is taken');
    return id;
  };
  const stateOf = async (id: string) => (await jobs.find(id))?.state;

  describe('what a job gets', () => {
    it('its data, its number of the try and what caused it', async () => {
      const runs: Run[] = [];
      await work([kind(async (run) => runs.push(run))]);
      const tenant = asTenantId(newId());
      const id = await test.database
        .forTenant(tenant)
        .transaction('add', (tx) => jobs.enqueue(tx, { name, maxAttempts: 3 }, { n: 7 }, { requestId: 'req-7' }));
      await until(() => runs.length === 1);
      expect(runs[0]).toMatchObject({ jobId: id, data: { n: 7 }, attempt: 1, requestId: 'req-7', tenantId: tenant });
      await until(async () => (await stateOf(id as string)) === 'done');
      const done = lines.find(({ msg }) => msg === 'job done');
      expect(done).toMatchObject({
        level: 'info',
        job: name,
        jobId: id,
        attempt: 1,
        requestId: 'req-7',
        tenantId: tenant,
      });
    });

    it('no tenant and no request where there was none', async () => {
      const runs: Run[] = [];
      await work([kind(async (run) => runs.push(run))]);
      await add(1);
      await until(() => runs.length === 1);
      expect(runs[0]?.tenantId).toBeUndefined();
      expect(runs[0]?.requestId).toBeUndefined();
    });
  });

  describe('when a job runs', () => {
    it('after the commit of its writer, and at once: nobody has to look for it', async () => {
      const own = ownJobs({ pollMs: untilTold });
      const runs: number[] = [];
      await work([kind(async ({ data }) => runs.push(data.n))], own);
      await test.database.system.transaction('add', async (tx) => {
        await own.enqueue(tx, { name, maxAttempts: 3 }, { n: 1 });
        await sleep(200);
        expect(runs).toEqual([]);
      });
      await until(() => runs.length === 1);
    });

    it('never, when its writer rolled back', async () => {
      const runs: number[] = [];
      await work([kind(async ({ data }) => runs.push(data.n))]);
      const undone = test.database.system.transaction('add', async (tx) => {
        await jobs.enqueue(tx, { name, maxAttempts: 3 }, { n: 1 });
        throw new Error('changed my mind');
      });
      await expect(undone).rejects.toThrow('changed my mind');
      await add(2);
      await until(() => runs.length === 1);
      expect(runs).toEqual([2]);
    });

    it('not before its time', async () => {
      const runs: number[] = [];
      const runAt = new Date(Date.now() + 1_500);
      let ranAt = 0;
      await work([
        kind(async ({ data }) => {
          if (data.n === 1) ranAt = Date.now();
          runs.push(data.n);
        }),
      ]);
      await add(1, { runAt });
      await add(2);
      await until(() => runs.length === 2);
      expect(runs).toEqual([2, 1]);
      expect(ranAt).toBeGreaterThanOrEqual(runAt.getTime());
    });

    it('by priority, then in the order of adding, across kinds', async () => {
      const runs: number[] = [];
      const other = `${name}.other`;
      const record = async ({ data }: Run) => runs.push(data.n);
      await add(1);
      await add(2, { name: other });
      await add(3, { priority: 5, name: other });
      await add(4, { priority: 5 });
      await add(5, { priority: 9 });
      await work([kind(record), kind(record, { name: other })], ownJobs({ concurrency: 1 }));
      await until(() => runs.length === 5);
      expect(runs).toEqual([5, 3, 4, 1, 2]);
    });

    it('not while its kind is unknown here: a newer release may have added it', async () => {
      const runs: number[] = [];
      await work([kind(async ({ data }) => runs.push(data.n))]);
      const id = await add(1, { name: `${name}.newer` });
      await add(2);
      await until(() => runs.length === 1);
      expect(await jobs.find(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    });
  });

  describe('a key', () => {
    it('is taken while its job waits or runs, and free afterwards and for other kinds', async () => {
      const tryAdd = (key: string, other = name) =>
        test.database.system.transaction('add', (tx) =>
          jobs.enqueue(tx, { name: other, maxAttempts: 3 }, { n: 1 }, { key }),
        );
      const first = await tryAdd('import 1');
      expect(await tryAdd('import 1')).toBeUndefined();
      expect(await tryAdd('import 2')).toEqual(expect.any(String));
      expect(await tryAdd('import 1', `${name}.other`)).toEqual(expect.any(String));
      let finish = () => {};
      const wait = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await work([kind(() => wait)]);
      await until(async () => (await stateOf(first as string)) === 'running');
      expect(await tryAdd('import 1')).toBeUndefined();
      finish();
      await until(async () => (await stateOf(first as string)) === 'done');
      expect(await tryAdd('import 1')).toEqual(expect.any(String));
    });

    it('of many that come at once lets one in', async () => {
      const tries = Array.from({ length: 12 }, () =>
        test.database.system.transaction('add', (tx) =>
          jobs.enqueue(tx, { name, maxAttempts: 3 }, { n: 1 }, { key: 'one' }),
        ),
      );
      expect((await Promise.all(tries)).filter((id) => id !== undefined)).toHaveLength(1);
    });

    it('does not undo the rest of a transaction when it is taken', async () => {
      await add(1, { key: 'taken' });
      const id = await test.database.system.transaction('add', async (tx) => {
        expect(await jobs.enqueue(tx, { name, maxAttempts: 3 }, { n: 2 }, { key: 'taken' })).toBeUndefined();
        return jobs.enqueue(tx, { name, maxAttempts: 3 }, { n: 3 });
      });
      expect(await stateOf(id as string)).toBe('waiting');
    });
  });

  describe('a job that fails', () => {
    it('is tried again, each time later, and is failed for good after its last try', async () => {
      const attempts: number[] = [];
      await work([
        kind(async ({ attempt }) => {
          attempts.push(attempt);
          throw new TypeError(`no luck ${attempt}`);
        }),
      ]);
      const id = await add(1, { maxAttempts: 2 });
      await until(async () => (await stateOf(id)) === 'failed');
      expect(attempts).toEqual([1, 2]);
      expect(await jobs.find(id)).toEqual({ id, name, state: 'failed', attempts: 2, error: 'TypeError: no luck 2' });
      const failures = lines.filter(({ msg }) => msg.startsWith('job failed'));
      expect(failures.map(({ level, msg, attempt }) => [level, msg, attempt])).toEqual([
        ['warn', 'job failed, it will be tried again', 1],
        ['error', 'job failed for good', 2],
      ]);
    });

    it('and succeeds later is done', async () => {
      await work([
        kind(async ({ attempt }) => {
          if (attempt === 1) throw new Error('not yet');
        }),
      ]);
      const id = await add(1);
      await until(async () => (await stateOf(id)) === 'done');
      expect(await jobs.find(id)).toEqual({ id, name, state: 'done', attempts: 2 });
    });

    it('for its data is not tried at all', async () => {
      const runs: Run[] = [];
      await work([kind(async (run) => runs.push(run), { input: z.object({ n: z.literal(0) }) as never })]);
      const id = await add(1);
      await until(async () => (await stateOf(id)) === 'failed');
      expect(runs).toEqual([]);
      expect(await jobs.find(id)).toMatchObject({ attempts: 1, error: 'the data of the job does not fit' });
    });

    it('never holds up the others', async () => {
      const done: number[] = [];
      await work(
        [
          kind(async ({ data }) => {
            if (data.n === 0) throw new Error('poison');
            done.push(data.n);
          }),
        ],
        ownJobs({ concurrency: 1 }),
      );
      await add(0, { priority: 9 });
      for (const n of [1, 2, 3]) await add(n);
      await until(() => done.length === 3);
      expect(done).toEqual([1, 2, 3]);
    });
  });

  describe('a job that takes too long', () => {
    it('is told so by its signal and counts as failed', async () => {
      await work([kind(({ signal }) => aborted(signal), { timeoutSeconds: 1 })]);
      const id = await add(1, { maxAttempts: 1 });
      await until(async () => (await stateOf(id)) === 'failed');
      expect((await jobs.find(id))?.error).toBe('JobEndedError: the job took longer than it may');
    });

    it('makes room for others even when it never listens', async () => {
      const done: number[] = [];
      const deaf = kind(
        async ({ data }) => {
          if (data.n === 0) await new Promise(() => {});
          done.push(data.n);
        },
        { timeoutSeconds: 1 },
      );
      await work([deaf], ownJobs({ concurrency: 1 }));
      const id = await add(0, { maxAttempts: 1 });
      await add(1);
      await until(() => done.length === 1);
      expect(await stateOf(id)).toBe('failed');
    });

    it('within its time keeps its lease, however long that is', async () => {
      let runs = 0;
      const slow = kind(async () => {
        runs += 1;
        await sleep(3_000);
      });
      await work([slow], ownJobs({ leaseSeconds: 2 }));
      const other = ownJobs({ leaseSeconds: 2 });
      await work([slow], other);
      const id = await add(1);
      await until(async () => (await stateOf(id)) === 'done');
      expect(runs).toBe(1);
      expect((await jobs.find(id))?.attempts).toBe(1);
    });
  });

  describe('cancelling', () => {
    it('a waiting job: it never runs', async () => {
      const runs: number[] = [];
      const id = await add(1);
      await jobs.cancel(id);
      expect(await stateOf(id)).toBe('cancelled');
      await work([kind(async ({ data }) => runs.push(data.n))]);
      await add(2);
      await until(() => runs.length === 1);
      expect(runs).toEqual([2]);
    });

    it.each(['of this process', 'of another process'])(
      'a running job %s: its signal is aborted and it can write no more',
      async (where) => {
        const ends: unknown[] = [];
        const writes: unknown[] = [];
        const running = kind(async (run) => {
          await aborted(run.signal).catch((reason) => ends.push(reason));
          await writeEffect(test.database, run).catch((error) => writes.push(error));
          throw run.signal.reason;
        });
        await work([running]);
        const id = await add(1);
        await until(async () => (await stateOf(id)) === 'running');
        await (where === 'of this process' ? jobs : ownJobs()).cancel(id);
        await until(() => writes.length === 1);
        expect(ends).toEqual([expect.objectContaining({ name: 'JobEndedError', end: 'cancelled' })]);
        expect(writes).toEqual([expect.any(JobEndedError)]);
        await until(() => lines.some(({ msg }) => msg === 'job cancelled'));
        expect(await jobs.find(id)).toMatchObject({ state: 'cancelled', attempts: 1 });
        expect(await effectsOf(test.database, id)).toBe(0);
      },
    );

    it('a job that is done, or was never there, changes nothing', async () => {
      await work([kind(async () => undefined)]);
      const id = await add(1);
      await until(async () => (await stateOf(id)) === 'done');
      await jobs.cancel(id);
      expect(await stateOf(id)).toBe('done');
      await jobs.cancel(newId());
      expect(await jobs.find(newId())).toBeUndefined();
    });
  });

  it('a job tells how far it is, and the last word stays', async () => {
    let go = () => {};
    const told = new Promise<void>((resolve) => {
      go = resolve;
    });
    await work([
      kind(async ({ progress }) => {
        await progress({ rows: 10, of: 20 });
        await told;
        await progress({ rows: 20, of: 20 });
      }),
    ]);
    const id = await add(1);
    await until(async () => (await jobs.find(id))?.progress !== undefined);
    expect(await jobs.find(id)).toEqual({ id, name, state: 'running', attempts: 1, progress: { rows: 10, of: 20 } });
    go();
    await until(async () => (await stateOf(id)) === 'done');
    expect((await jobs.find(id))?.progress).toEqual({ rows: 20, of: 20 });
  });

  describe('many at once', () => {
    it('no more run than a process may, and all of them do', async () => {
      let [now, most, done] = [0, 0, 0];
      await work(
        [
          kind(async () => {
            now += 1;
            most = Math.max(most, now);
            await sleep(20);
            now -= 1;
            done += 1;
          }),
        ],
        ownJobs({ concurrency: 3 }),
      );
      for (let n = 0; n < 12; n += 1) await add(n);
      await until(() => done === 12);
      expect(most).toBe(3);
    });

    it('no more of a kind run than the kind allows; other kinds go on', async () => {
      let [now, most] = [0, 0];
      const done: string[] = [];
      const other = `${name}.other`;
      await work(
        [
          kind(
            async () => {
              now += 1;
              most = Math.max(most, now);
              await until(() => done.includes(other));
              now -= 1;
              done.push(name);
            },
            { concurrency: 1 },
          ),
          kind(async () => done.push(other), { name: other }),
        ],
        ownJobs({ concurrency: 3 }),
      );
      for (let n = 0; n < 3; n += 1) await add(n, { priority: 9 });
      await add(3, { name: other });
      await until(() => done.length === 4);
      expect(most).toBe(1);
      expect(done[0]).toBe(other);
    });

    it('each runs once, whoever is faster', async () => {
      const runs: number[] = [];
      const count = kind(async ({ data }) => {
        await sleep(1);
        runs.push(data.n);
      });
      for (let n = 0; n < 40; n += 1) await add(n);
      await work([count], ownJobs());
      await work([count], ownJobs());
      await until(() => runs.length >= 40);
      await sleep(200);
      expect(runs.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    });
  });

  describe('a process that leaves', () => {
    it('finishes what ends in time and takes nothing more', async () => {
      let finish = () => {};
      const ends = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const own = ownJobs();
      const runner = await work([kind(() => ends)], own);
      const id = await add(1);
      await until(async () => (await stateOf(id)) === 'running');
      const stopped = runner.stop(60_000);
      const late = await add(2);
      finish();
      await stopped;
      expect(await stateOf(id)).toBe('done');
      expect(await stateOf(late)).toBe('waiting');
    });

    it.each([
      ['that listens', ({ signal }: Run) => aborted(signal)],
      ['that does not listen', () => new Promise<never>(() => {})],
    ])('gives back a job %s, which runs again elsewhere, even if it was its last try', async (_, handle) => {
      const own = ownJobs();
      const runner = await work([kind(handle)], own);
      const id = await add(1, { maxAttempts: 1 });
      await until(async () => (await stateOf(id)) === 'running');
      await runner.stop(0);
      expect(await jobs.find(id)).toMatchObject({ state: 'waiting', attempts: 1 });
      const attempts: number[] = [];
      await work([kind(async ({ attempt }) => attempts.push(attempt))]);
      await until(async () => (await stateOf(id)) === 'done');
      expect(attempts).toEqual([2]);
    });
  });

  it('an effect behind the fence is written once, with the job', async () => {
    await work([{ ...effectJob, name, handle: (job) => writeEffect(test.database, job) }]);
    const id = await add(1);
    await until(async () => (await stateOf(id)) === 'done');
    expect(await effectsOf(test.database, id)).toBe(1);
  });
});
