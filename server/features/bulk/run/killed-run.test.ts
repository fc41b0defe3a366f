import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { and, count, countDistinct, eq, max, min } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeCrowd } from '../testing/make-crowd';
import { type SignedIn, settled } from '../testing/settled';

const size = 5_000;

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

onBothDatabases('a bulk run whose process is killed', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    tests = await createTestApp(test, { JOB_LEASE_SECONDS: '2' });
    mara = await tests.signedIn({ role: 'member' });
    await makeCrowd(mara, size);
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => tests.close());

  async function startWorker(): Promise<ChildProcess> {
    const program = fileURLToPath(new URL('../testing/worker.child.ts', import.meta.url));
    const settings = {
      DATA_DIR: tests.dataDir,
      DATABASE_URL: test.url,
      APP_SECRET: tests.app.secret,
      JOB_POLL_MS: '50',
      JOB_LEASE_SECONDS: '2',
    };
    const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(settings)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') break;
    return child;
  }
  const doneOf = async (id: string) => (await (await mara.at()).bulk.get({ id })).done;
  const people = () =>
    test.database.forTenant(mara.tenant.id).read('test', async (db) => {
      const { people, changes } = db.tables;
      const [inTable] = await db.sql
        .select({ least: min(people.version), most: max(people.version) })
        .from(people)
        .where(eq(people.tenantId, db.tenantId));
      const [inLog] = await db.sql
        .select({ rows: count(), records: countDistinct(changes.recordId) })
        .from(changes)
        .where(and(eq(changes.tenantId, db.tenantId), eq(changes.causeKind, 'bulk')));
      return { ...inTable, ...inLog };
    });

  it('goes on after the last chunk that is in: no record twice, none left out', async () => {
    const { id } = await mara.api.bulk.start({
      object: 'person',
      selection: { filter: { op: 'and', items: [{ field: 'city', operator: 'is', value: 'Bonn' }] } },
      action: 'update',
      values: { city: 'Köln' },
    });
    const worker = await startWorker();
    while ((await doneOf(id)) === 0) await sleep(5);
    worker.kill('SIGKILL');
    // Somebody who comes to Bonn meanwhile is none of those that the run is about.
    await mara.api.people.create({ values: { firstName: 'Late', city: 'Bonn' } });
    await startWorker();
    expect(await settled(mara, id)).toMatchObject({
      status: 'done',
      total: size,
      done: size,
      changed: size,
      failed: 0,
    });
    expect(await people()).toEqual({ least: 1, most: 2, rows: size, records: size });
    const left = await mara.api.people.list({
      filter: { op: 'and', items: [{ field: 'city', operator: 'is', value: 'Bonn' }] },
    });
    expect(left.rows.map(({ title }) => title)).toEqual(['Late']);
  }, 120_000);

  it('is undone to the end after a kill as well', async () => {
    const [run] = (await mara.api.bulk.list({})).runs;
    const id = run?.id ?? '';
    await mara.api.bulk.undo({ id });
    const worker = await startWorker();
    const inBonn = async () =>
      (
        await mara.api.people.count({
          filter: { op: 'and', items: [{ field: 'city', operator: 'is', value: 'Bonn' }] },
        })
      ).count;
    while ((await inBonn()) < 500) await sleep(5);
    worker.kill('SIGKILL');
    await startWorker();
    expect(await settled(mara, id)).toMatchObject({ status: 'undone', total: size, done: size, changed: 0, failed: 0 });
    expect(await inBonn()).toBe(size + 1);
    expect(await people()).toMatchObject({ least: 1, most: 3 });
    // The list of the fixed set is not needed any more.
    expect(await filesIn(join(tests.dataDir, 'blobs'))).toEqual([]);
  }, 120_000);
});
