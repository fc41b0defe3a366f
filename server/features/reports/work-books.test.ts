import type { Reader } from '@db/database';
import { and, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { createRandom } from '../demo/random';
import { keepRollups } from '../rollups/rollups.jobs';
import { countWork } from './count-work';
import { forgetWorkBook, stepWorkBook } from './work-books';
import { keyOf, type WorkTotal } from './work-share.rules';

const timeZone = 'Europe/Berlin';
const always = { from: new Date('0001-01-01'), until: new Date('9999-12-31') };
const byKey = (totals: readonly WorkTotal[]) => Object.fromEntries(totals.map((one) => [keyOf(one), one.count]).sort());

async function kept({ sql, tables: { workTotals: t }, tenantId }: Reader) {
  return byKey(
    await sql
      .select()
      .from(t)
      .where(and(eq(t.tenantId, tenantId), ne(t.count, 0))),
  );
}

onBothDatabases('the book of what people did', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  /** A workspace with a person to work with, and what can be done there at random. */
  async function desk() {
    const mara = await app.signedIn({ role: 'owner' });
    const { api, user, tenant } = mara;
    const random = createRandom(20_260_402);
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    const on = { object: 'person', recordId: ada.id } as const;
    const ids: Record<'activities' | 'tasks' | 'notes', string[]> = { activities: [], tasks: [], notes: [] };
    const groups: string[] = [];
    const told = ({ groupId }: { groupId: string | null }) => void (groupId && groups.push(groupId));
    const instant = () => new Date(Date.UTC(2026, random.int(0, 5), random.int(1, 28), random.int(0, 23), 30));
    const acts = [
      async () => {
        const values = { kind: random.pick(['call', 'meeting', 'email']), subject: 'Talk', done: random.chance(0.7) };
        const owner = { ownerId: random.chance(0.3) ? null : user.id };
        const made = await api.activities.create({
          ...on,
          values: { ...values, ...owner, startsAt: instant().toISOString() } as never,
        });
        ids.activities.push(made.record.id);
      },
      async () => void ids.notes.push((await api.notes.create({ ...on, values: { body: 'Heard of it' } })).record.id),
      async () => void ids.tasks.push((await api.tasks.create({ ...on, values: { title: 'Call' } })).record.id),
      async () => told(await api.tasks.complete({ ids: [random.pick(ids.tasks)], done: random.chance(0.6) })),
      async () => {
        const { id, version } = await api.activities.get({ id: random.pick(ids.activities) });
        const values = { done: random.chance(0.5), startsAt: instant().toISOString() };
        told(await api.activities.update({ id, version, values }));
      },
      async () => told(await api.activities.delete({ ids: [random.pick(ids.activities)] })),
      async () => told(await api.activities.restore({ ids: [random.pick(ids.activities)] })),
      async () => told(await api.tasks.delete({ ids: [random.pick(ids.tasks)] })),
      async () => told(await api.notes.delete({ ids: [random.pick(ids.notes)] })),
      async () => void (await api.changes.undo({ groupId: random.pick(groups) })),
    ];
    const db = test.database.forTenant(tenant.id);
    const step = (zone = timeZone) => db.transaction('test.step', (tx) => stepWorkBook(tx, zone));
    const counted = (zone = timeZone) =>
      db.read('test.count', async (reader) => byKey(await countWork(reader, { ...always, timeZone: zone })));
    // What finds nothing to do, or something that is gone, is refused, and changes nothing.
    const act = () =>
      random
        .pick(acts)()
        .catch(() => undefined);
    return { ...mara, on, db, act, step, counted, kept: () => db.read('test.kept', kept), log: acts[0] };
  }

  it('is right after whatever was done before, while and after it was made', async () => {
    const { act, step, counted, kept: inBook } = await desk();
    for (let done = 0; done < 150; done += 1) {
      app.setNow(new Date(Date.UTC(2026, done % 6, 1 + (done % 27), done % 24)));
      await act();
      if (done > 60 && done % 6 === 0) await step();
    }
    while (!(await step()));
    expect(Object.keys(await counted()).length).toBeGreaterThan(10);
    expect(await inBook()).toEqual(await counted());
    for (let done = 0; done < 60; done += 1) await act();
    app.setNow(undefined);
    expect(await inBook()).toEqual(await counted());
  });

  it('begins anew in another zone; the report says the same with it, without it and while it is made', async () => {
    const { api, act, log, db, step, counted, kept: inBook } = await desk();
    for (let done = 0; done < 40; done += 1) {
      app.setNow(new Date(Date.UTC(2026, done % 6, 1, 22, 30)));
      await log?.();
      await act();
    }
    app.setNow(undefined);
    const report = async () => {
      const { activity, leaders } = await api.reports.overview({ from: '2026-01', to: '2026-12' });
      return { activity, leaders };
    };
    const without = await report();
    expect(without.activity.some(({ call }) => call > 0)).toBe(true);
    await step();
    expect(await report()).toEqual(without);
    while (!(await step()));
    expect(await report()).toEqual(without);

    while (!(await step('Pacific/Auckland')));
    expect(await inBook()).toEqual(await counted('Pacific/Auckland'));
    expect(await inBook()).not.toEqual(await counted());
    expect(await report()).toEqual(without);

    await db.transaction('test.forget', forgetWorkBook);
    expect(await inBook()).toEqual({});
    expect(await report()).toEqual(without);
  });

  it('misses nothing that is logged while it is made', async () => {
    const { log, step, counted, kept: inBook } = await desk();
    await Promise.all(Array.from({ length: 12 }, () => log?.()));
    const making = (async () => {
      while (!(await step()));
    })();
    await Promise.all([making, ...Array.from({ length: 40 }, () => log?.())]);
    expect(await inBook()).toEqual(await counted());
  });

  it.each(['Etc/UTC', 'America/New_York', 'Pacific/Auckland'])(
    'comes to its end whatever days are written down, in %s',
    async (zone) => {
      const { on, api, step, counted, kept: inBook } = await desk();
      const slips = [
        '0001-01-02',
        '0050-01-01',
        '0999-12-31',
        '1899-12-31',
        '1900-01-01',
        '1969-12-28',
        '1970-01-05',
        '9999-01-01',
      ];
      for (const day of slips) {
        await api.activities.create({
          ...on,
          values: { kind: 'call', subject: 'Slip', done: true, startsAt: `${day}T12:00:00Z` },
        });
      }
      for (let steps = 0; !(await step(zone)); steps += 1) expect(steps).toBeLessThan(20);
      expect(Object.values<number>(await inBook()).reduce((all, count) => all + count, 0)).toBe(slips.length);
      expect(await inBook()).toEqual(await counted(zone));
    },
  );

  it('is made by the worker for every workspace, at the zone that it has', async () => {
    const { ctx, log, counted, kept: inBook } = await desk();
    await log?.();
    await log?.();
    await app.startWorker();
    await test.database.system.transaction('test.add', (tx) => ctx.app.jobs.enqueue(tx, keepRollups, {}));
    await expect.poll(inBook, { timeout: 20_000 }).toEqual(await counted());
  });
});
