import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { and, count, countDistinct, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../../testing/databases';
import { createTestApp, type TestApp } from '../../../testing/test-app';
import { type SignedIn, settled, upload } from '../testing/import-tools';

const rows = 3_000;
const file = [
  'Email,First name,Company',
  ...Array.from({ length: rows }, (_, index) => `p${index}@example.org,Person ${index},Company ${index % 50}`),
  'no address,Bad,Company 1',
].join('\n');

onBothDatabases('an import whose process is killed', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    tests = await createTestApp(test, { JOB_LEASE_SECONDS: '2' });
    mara = await tests.signedIn({ role: 'manager' });
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
  const view = async (id: string) => (await mara.at()).imports.get({ id });

  it('goes on after the last chunk that is in: no row twice, none lost', async () => {
    const draft = await upload(mara, file);
    await mara.api.imports.start({ id: draft.id, version: draft.version });
    const seen: number[] = [];
    for (const least of [1, 2_000]) {
      const worker = await startWorker();
      while ((await view(draft.id)).rowsDone < least) await sleep(5);
      worker.kill('SIGKILL');
      seen.push((await view(draft.id)).rowsDone);
    }
    await startWorker();
    while ((await view(draft.id)).status !== 'done') await sleep(50);

    expect(seen[0]).toBeGreaterThan(0);
    const done = await view(draft.id);
    expect(done).toMatchObject({
      rowsDone: rows + 1,
      counts: { total: rows + 1, created: rows, updated: 0, unchanged: 0, invalid: 1 },
      report: { companiesCreated: 50 },
    });
    const found = await test.database.forTenant(mara.tenant.id).read('test', async (db) => {
      const { people, changes } = db.tables;
      const [inTable] = await db.sql
        .select({ rows: count(), emails: countDistinct(people.email) })
        .from(people)
        .where(eq(people.tenantId, db.tenantId));
      const [inLog] = await db.sql
        .select({ rows: count(), records: countDistinct(changes.recordId) })
        .from(changes)
        .where(and(eq(changes.tenantId, db.tenantId), eq(changes.object, 'person')));
      return { inTable, inLog };
    });
    expect(found).toEqual({ inTable: { rows, emails: rows }, inLog: { rows, records: rows } });
    expect((await mara.api.companies.count({})).count).toBe(50);
  }, 120_000);

  it('and a second one of the same people, run by another process at once, make each of them once', async () => {
    const both = [await tests.signedIn({ role: 'manager' })];
    both.push(await tests.signedIn({ role: 'manager', tenant: both[0]!.tenant }));
    const people = Array.from(
      { length: 2_500 },
      (_, index) => `q${index}@example.org,Company ${index % 40},Tag ${index % 7}`,
    );
    const drafts = await Promise.all(both.map((who) => upload(who, `Email,Company,Tags\n${people.join('\n')}\n`)));
    await Promise.all([startWorker(), startWorker()]);
    await Promise.all(
      both.map((who, index) => who.api.imports.start({ id: drafts[index]!.id, version: drafts[index]!.version })),
    );
    const [one, other] = both as [SignedIn, SignedIn];
    const counts: { created: number; unchanged: number; updated: number }[] = [];
    for (const [index, who] of both.entries()) {
      const done = await settled(who, drafts[index]!.id);
      expect(done.status).toBe('done');
      counts.push(done.counts!);
    }
    expect(counts[0]!.created + counts[1]!.created).toBe(people.length);
    expect(counts[0]!.unchanged + counts[1]!.unchanged).toBe(people.length);
    expect((await one.api.people.count({})).count).toBe(people.length);
    expect((await other.api.companies.count({})).count).toBe(40);
    expect((await other.api.tags.list()).tags).toHaveLength(7);
  }, 120_000);

  it('is undone to the end after a kill as well', async () => {
    const { rows: imports } = await mara.api.imports.list({});
    const { id } = imports[0]!;
    await mara.api.imports.undo({ id });
    const worker = await startWorker();
    while ((await mara.api.people.count({})).count > rows - 500) await sleep(5);
    worker.kill('SIGKILL');
    await startWorker();
    while ((await view(id)).status !== 'undone') await sleep(50);
    expect((await view(id)).undo).toEqual({ removed: rows + 50, restored: 0, kept: 0 });
    expect((await mara.api.people.count({})).count).toBe(0);
    expect((await mara.api.companies.count({})).count).toBe(0);
  }, 120_000);
});
