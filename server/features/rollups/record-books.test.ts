import type { Reader } from '@db/database';
import { newId } from '@db/ids';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import { changeSource } from '../changes/append';
import { conversionOf } from '../currencies';
import { randomActs } from '../deals/testing/random-acts';
import { createRandom } from '../demo/random';
import { groupSums } from '../lists/group-sums';
import { insertRows, tableOf } from '../records/bulk-rows';
import { eraseRecords } from '../records/destroy';
import type { ObjectDefinition } from '../records/object-types';
import { objects } from '../records/registry';
import { inTenant } from '../records/selection';
import { bookedFields } from './field-totals.rules';
import { keptGroups } from './kept-groups';
import { stepRecordBook } from './record-books';
import { keepRollups } from './rollups.jobs';

type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;

const byKey = <One extends { key: string | null }>(groups: readonly One[]) =>
  groups.toSorted((a, b) => String(a.key).localeCompare(String(b.key)));

onBothDatabases('the books of records', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const inTransaction = ({ tenant }: SignedIn, object: ObjectDefinition) =>
    test.database.forTenant(tenant.id).transaction('test.step', (tx) => stepRecordBook(tx, object));

  /** The groups of each board of an object, as they are kept and as they are counted. */
  const bothWays = ({ tenant }: SignedIn, object: ObjectDefinition) =>
    test.database.forTenant(tenant.id).read('test.groups', async (db: Reader) => {
      const conversion = await conversionOf(db, '2026-06-01');
      const found = [];
      for (const field of bookedFields(object)) {
        const where = inTenant(tableOf(db, object), db.tenantId);
        const counted = await groupSums(db, {
          ...{ object, field, where, conversion, timeZone: 'Etc/UTC', most: 1_000 },
        });
        const kept = await keptGroups(db, object, field, conversion);
        found.push({ field: field.key, kept: kept && byKey(kept), counted: byKey(counted.groups) });
      }
      return found;
    });

  async function expectRight(who: SignedIn, object: ObjectDefinition) {
    const found = await bothWays(who, object);
    expect(found.length).toBeGreaterThan(0);
    for (const { field, kept, counted } of found) expect({ field, groups: kept }).toEqual({ field, groups: counted });
    return found;
  }

  it('are right after whatever was done to deals before, while and after they were made', async () => {
    const who = await app.signedIn({ role: 'owner' });
    const random = createRandom(20_261_124);
    const act = await randomActs(who, random);
    for (let done = 0; done < 40; done += 1) await act();
    expect((await bothWays(who, objects.deal))[0]?.kept).toBeUndefined();
    expect(await inTransaction(who, objects.deal)).toBe(true);
    await expectRight(who, objects.deal);
    for (let done = 0; done < 60; done += 1) {
      await act();
      if (done % 20 === 0) await expectRight(who, objects.deal);
    }
    const found = await expectRight(who, objects.deal);
    const open = found.find(({ field }) => field === 'status')?.kept?.find(({ key }) => key === 'open');
    // Dollars have no rate here
    expect(open).toMatchObject({ unconverted: ['USD'] });
    expect(open?.sums.amount).toBeGreaterThan(0);
  });

  it('follow an edit, the trash, an undo and a bulk run of other records', async () => {
    const who = await app.signedIn({ role: 'owner' });
    const { api } = who;
    for (const object of [objects.lead, objects.company, objects.task]) await inTransaction(who, object);
    const { record: lead } = await api.leads.create({
      values: { firstName: 'Ada', source: 'event', estimatedAmount: 500 },
    });
    const { record: other } = await api.leads.create({
      values: { firstName: 'Ben', source: 'event', estimatedAmount: 70 },
    });
    await expectRight(who, objects.lead);
    const heads = async () => {
      const { columns } = await api.board.get({ object: 'lead', field: 'source' });
      return Object.fromEntries(
        columns.filter(({ count }) => count > 0).map(({ id, count, sum }) => [id, [count, sum]]),
      );
    };
    expect(await heads()).toEqual({ event: [2, 570] });
    const edited = await api.leads.update({
      id: lead.id,
      version: lead.version,
      values: { source: null, estimatedAmount: 600 },
    });
    expect(await heads()).toEqual({ event: [1, 70], none: [1, 600] });
    await api.leads.delete({ ids: [other.id] });
    expect(await heads()).toEqual({ none: [1, 600] });
    await api.changes.undo({ groupId: edited.groupId ?? '' });
    await api.leads.restore({ ids: [other.id] });
    expect(await heads()).toEqual({ event: [2, 570] });
    await expectRight(who, objects.lead);
    await api.leads.delete({ ids: [other.id] });
    await api.leads.destroy({ ids: [other.id] });
    expect(await heads()).toEqual({ event: [1, 500] });
    await api.companies.create({ values: { name: 'Lumen', industry: 'media', annualRevenue: 9_000 } });
    await api.tasks.create({ values: { title: 'Call', priority: 'high' } });
    await expectRight(who, objects.company);
    await expectRight(who, objects.task);
  });

  it('are made a part at a time while others write, and miss nothing', async () => {
    const who = await app.signedIn({ role: 'owner' });
    const create = (n: number) =>
      who.api.leads.create({ values: { firstName: `Lead ${n}`, source: n % 2 === 0 ? 'event' : null } });
    for (let n = 0; n < 6; n += 1) await create(n);
    // More than one step adds, as they were there before there were books
    await test.database.forTenant(who.tenant.id).transaction('test.rows', async (tx) => {
      const { leads } = tx.tables;
      const [lead] = await tx.sql.select().from(leads).where(eq(leads.tenantId, tx.tenantId)).limit(1);
      await insertRows(
        tx,
        leads,
        Array.from({ length: 1_100 }, () => ({ ...lead, id: newId() })),
      );
    });
    // Early ids are in after one step, late ones are not: both are changed, deleted and brought back
    expect(await inTransaction(who, objects.lead)).toBe(false);
    const ids = await test.database
      .forTenant(who.tenant.id)
      .read('test.ids', async ({ sql, tables: { leads }, tenantId }) =>
        (await sql.select({ id: leads.id }).from(leads).where(eq(leads.tenantId, tenantId)).orderBy(asc(leads.id))).map(
          ({ id }) => id,
        ),
      );
    const some = [...ids.slice(0, 5), ...ids.slice(-5)];
    const groups: string[] = [];
    for (const id of some) {
      const { version } = await who.api.leads.get({ id });
      groups.push((await who.api.leads.update({ id, version, values: { source: 'referral' } })).groupId ?? '');
    }
    await who.api.leads.delete({ ids: [...some.slice(0, 2), ...some.slice(-2)] });
    await who.api.leads.restore({ ids: [some[0] ?? '', some[9] ?? ''] });
    await who.api.changes.undo({ groupId: groups[4] ?? '' });
    await who.api.changes.undo({ groupId: groups[5] ?? '' });
    await who.api.leads.destroy({ ids: [some[1] ?? '', some[8] ?? ''] });
    const making = (async () => {
      let steps = 1;
      while (!(await inTransaction(who, objects.lead))) steps += 1;
      return steps;
    })();
    await Promise.all([making, ...Array.from({ length: 20 }, (_, n) => create(n))]);
    expect(await making).toBeGreaterThan(1);
    await expectRight(who, objects.lead);
  });

  it('are right when several people change many records at once, and when two remove the same ones for good', async () => {
    const who = await app.signedIn({ role: 'owner' });
    await inTransaction(who, objects.lead);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      const { record } = await who.api.leads.create({ values: { firstName: `Lead ${n}`, source: 'event' } });
      ids.push(record.id);
    }
    const half = (from: number, source: string) =>
      who.api.leads.updateMany({
        items: ids.slice(from, from + 30).map((id) => ({ id, version: 1, values: { source } })),
      });
    await Promise.all([half(0, 'referral'), half(30, 'website')]);
    await expectRight(who, objects.lead);
    await who.api.leads.delete({ ids: ids.slice(0, 20) });
    const destroy = () => who.api.leads.destroy({ ids: ids.slice(0, 20) }).catch(() => undefined);
    await Promise.all([destroy(), destroy()]);
    const living = ids.slice(20, 40);
    const source = changeSource(enterTenant(who.ctx, 'records.destroy'));
    const erase = () =>
      test.database
        .forTenant(who.tenant.id)
        .transaction('test.erase', (tx) => eraseRecords(tx, source, { object: objects.lead, ids: living }));
    await Promise.allSettled([erase(), erase()]);
    await expectRight(who, objects.lead);
    expect((await who.api.leads.count({})).count).toBe(20);
  });

  it('begin anew where a program of another version, which adds up something else, wrote meanwhile', async () => {
    const who = await app.signedIn({ role: 'owner' });
    const shape = (text: string) =>
      test.database
        .forTenant(who.tenant.id)
        .transaction('test.shape', ({ sql, tenantId, tables: { recordBooks: t } }) =>
          sql
            .update(t)
            .set({ shape: text })
            .where(and(eq(t.tenantId, tenantId), eq(t.object, 'lead'))),
        );
    await inTransaction(who, objects.lead);
    await shape('of another version');
    await who.api.leads.create({ values: { firstName: 'Ada', source: 'event' } });
    expect((await bothWays(who, objects.lead))[0]?.kept).toBeUndefined();
    await inTransaction(who, objects.lead);
    await expectRight(who, objects.lead);
  });

  it('are made by the worker for every workspace', async () => {
    const who = await app.signedIn({ role: 'owner' });
    await who.api.leads.create({ values: { firstName: 'Ada', source: 'event' } });
    await app.startWorker();
    await test.database.system.transaction('test.add', (tx) => who.ctx.app.jobs.enqueue(tx, keepRollups, {}));
    await expect.poll(async () => (await bothWays(who, objects.lead))[0]?.kept, { timeout: 20_000 }).toBeDefined();
    await expectRight(who, objects.lead);
  });
});
