import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@db/ids';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import type { FilterGroup } from '../filters';
import { refusal } from '../records/testing/refusal';
import { makeCrowd } from './testing/make-crowd';
import { type SignedIn, settled } from './testing/settled';

const where = (field: string, operator: string, value?: unknown): FilterGroup =>
  ({ op: 'and', items: [{ field, operator, value }] }) as FilterGroup;

onBothDatabases('bulk runs', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
    await app.startWorker();
  });
  afterAll(() => app.close());

  const begin = async (role: 'member' | 'manager' | 'owner' = 'member') => {
    const who = await app.signedIn({ role });
    const person = async (firstName: string, values: Record<string, unknown> = {}) =>
      (await who.api.people.create({ values: { firstName, ...values } })).record;
    const cities = async () =>
      Object.fromEntries((await who.api.people.list({})).rows.map(({ title, city }) => [title, city]));
    return { who, api: who.api, person, cities };
  };

  const notesFor = (who: SignedIn) =>
    test.database.forTenant(who.tenant.id).read('test', ({ sql, tables: { notifications } }) =>
      sql
        .select()
        .from(notifications)
        .where(and(eq(notifications.tenantId, who.tenant.id), eq(notifications.userId, who.user.id))),
    );

  it('change every record that a filter finds, also where the change takes them out of it, and can be undone', async () => {
    const { who, api, person, cities } = await begin();
    for (const name of ['Ada', 'Eve', 'Ida']) await person(name, { city: 'Bonn' });
    await person('Uta', { city: 'Kiel' });
    const selection = { filter: where('city', 'is', 'Bonn') };
    expect(await api.bulk.preview({ object: 'person', selection })).toEqual({ count: 3, exact: true });
    const started = await api.bulk.start({
      object: 'person',
      selection,
      action: 'update',
      values: { city: 'Köln', ownerId: who.user.id },
    });
    expect(started).toMatchObject({ object: 'person', action: 'update', total: 3, canUndo: false, error: null });
    const done = await settled(who, started.id);
    expect(done).toMatchObject({ status: 'done', total: 3, done: 3, changed: 3, failed: 0, canUndo: true });
    expect(await cities()).toEqual({ Ada: 'Köln', Eve: 'Köln', Ida: 'Köln', Uta: 'Kiel' });
    expect((await api.people.list({ filter: where('ownerId', 'me') })).rows).toHaveLength(3);
    const [entry] = (await api.changes.recent({})).entries;
    expect(entry).toMatchObject({ cause: { kind: 'bulk', id: started.id }, actor: { id: who.user.id } });
    expect(await notesFor(who)).toMatchObject([{ kind: 'bulk', title: '3 people changed' }]);

    const ben = await app.signedIn({ role: 'member', tenant: who.tenant });
    const kiel = { filter: where('city', 'is', 'Kiel') };
    const given = await api.bulk.start({
      object: 'person',
      selection: kiel,
      action: 'update',
      values: { ownerId: ben.user.id },
    });
    await settled(who, given.id);
    expect(await notesFor(ben)).toMatchObject([{ kind: 'assigned', title: '1 person', actorId: who.user.id }]);

    const [eve] = (await api.people.list({ filter: where('firstName', 'is', 'Eve') })).rows;
    await api.people.update({ id: eve!.id, version: 2, values: { city: 'Ulm' } });
    await api.bulk.undo({ id: started.id });
    const undone = await settled(who, started.id);
    expect(undone).toMatchObject({ status: 'undone', total: 3, done: 3, changed: 1, failed: 1, canUndo: false });
    expect(undone.error).toContain('changed since');
    expect(await cities()).toEqual({ Ada: 'Bonn', Eve: 'Ulm', Ida: 'Bonn', Uta: 'Kiel' });
    expect((await api.people.list({ filter: where('ownerId', 'me') })).rows.map(({ title }) => title)).toEqual(['Eve']);
  });

  it('tag, and take tags off', async () => {
    const { who, person } = await begin('manager');
    const { api } = who;
    const tag = async (name: string) => (await api.tags.create({ values: { name, color: 'red' } })).record.id;
    const [vip, old] = [await tag('VIP'), await tag('Old')];
    const ids = [(await person('Ada', { tags: [old] })).id, (await person('Eve', { tags: [vip] })).id];
    const start = { object: 'person' as const, selection: { ids }, action: 'tag' as const };
    const { id } = await api.bulk.start({ ...start, values: { add: [vip], remove: [old] } });
    expect(await settled(who, id)).toMatchObject({ status: 'done', total: 2, done: 2, changed: 1, failed: 0 });
    const names = async () => (await api.people.getMany({ ids })).map(({ tags }) => tags.map(({ name }) => name));
    expect(await names()).toEqual([['VIP'], ['VIP']]);
    await api.bulk.undo({ id });
    expect(await settled(who, id)).toMatchObject({ status: 'undone', total: 1, failed: 0, error: null });
    expect(await names()).toEqual([['Old'], ['VIP']]);
    expect(await refusal(api.bulk.start({ ...start, values: { add: [newId()] } }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { 'values.add': 'There is no such tag.' },
    });
    expect(await refusal(api.bulk.start({ ...start, values: {} }))).toMatchObject({ code: 'INVALID_INPUT' });
    const products = await api.products.create({ values: { name: 'Lamp' } });
    const wrong = { ...start, object: 'product' as const, selection: { ids: [products.record.id] } };
    expect(await refusal(api.bulk.start({ ...wrong, values: { add: [vip] } }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('delete into the trash and restore from it', async () => {
    const { who, api, person } = await begin();
    for (const name of ['Ada', 'Eve', 'Ida']) await person(name, { city: name === 'Ida' ? 'Kiel' : 'Bonn' });
    const selection = { search: 'Bonn' };
    const found = async () => (await api.people.list({})).rows.map(({ title }) => title).sort();
    const filter = where('city', 'is', 'Bonn');
    const { id } = await api.bulk.start({ object: 'person', selection: { filter }, action: 'delete' });
    expect(await settled(who, id)).toMatchObject({ status: 'done', changed: 2 });
    expect(await found()).toEqual(['Ida']);
    expect(await api.bulk.preview({ object: 'person', selection: { filter, trash: true } })).toMatchObject({
      count: 2,
    });
    expect(await api.bulk.preview({ object: 'person', selection })).toMatchObject({ count: 0 });
    const { id: back } = await api.bulk.start({ object: 'person', selection: { filter }, action: 'restore' });
    expect(await settled(who, back)).toMatchObject({ status: 'done', changed: 2 });
    expect(await found()).toEqual(['Ada', 'Eve', 'Ida']);
    await api.bulk.undo({ id: back });
    expect(await settled(who, back)).toMatchObject({ status: 'undone', failed: 0 });
    expect(await found()).toEqual(['Ida']);
    const { runs } = await api.bulk.list({});
    expect(runs.map((run) => [run.id, run.status])).toEqual([
      [back, 'undone'],
      [id, 'done'],
    ]);
    const page = await api.bulk.list({ limit: 1 });
    expect((await api.bulk.list({ limit: 1, cursor: page.nextCursor ?? '' })).runs[0]?.id).toBe(id);
  });

  describe('do to each record what an edit of it may', () => {
    it('by the rules over the whole record', async () => {
      const { who, api } = await begin();
      for (let day = 1; day <= 5; day += 1) {
        const values = day === 3 ? { title: 'Free' } : { title: `Day ${day}`, dueOn: `2026-03-0${day}` };
        await api.tasks.create({ values });
      }
      const { id } = await api.bulk.start({
        object: 'task',
        selection: {},
        action: 'update',
        values: { dueAt: '2026-04-01T10:00:00Z', priority: 'high' },
      });
      const done = await settled(who, id);
      expect(done).toMatchObject({ status: 'done', total: 5, done: 5, changed: 1, failed: 4 });
      expect(done.error).toMatch(/^Day \d: Due time: Give a day or a time, not both\.$/);
      expect((await api.tasks.list({ filter: where('priority', 'anyOf', ['high']) })).rows).toMatchObject([
        { title: 'Free', dueBy: '2026-04-01T10:00:00.000Z' },
      ]);
    });

    it('by what a stage asks for', async () => {
      const { who, api } = await begin('manager');
      await api.pipelines.create({
        values: {
          name: 'Small',
          stages: [
            { name: 'Open', type: 'open', probability: 20 },
            { name: 'Won', type: 'won', probability: 100 },
            { name: 'Lost', type: 'lost', probability: 0 },
          ],
        },
      });
      const pipeline = (await api.pipelines.list({})).pipelines.find(({ name }) => name === 'Small');
      const [open, won] = pipeline?.stages ?? [];
      await api.pipelines.stages.update({
        id: won?.id ?? '',
        version: won?.version ?? 0,
        values: { requiredFields: ['amount'] },
      });
      for (const [name, amount] of [
        ['Rich', 10_000],
        ['Poor', null],
      ] as const) {
        await api.deals.create({ values: { name, amount, stageId: open?.id ?? '' } });
      }
      const { id } = await api.bulk.start({
        object: 'deal',
        selection: {},
        action: 'update',
        values: { stageId: won?.id },
      });
      const done = await settled(who, id);
      expect(done).toMatchObject({ status: 'done', changed: 1, failed: 1 });
      expect(done.error).toBe('Poor: Amount is needed in "Won".');
      const status = async () =>
        Object.fromEntries((await api.deals.list({})).rows.map(({ name, status }) => [name, status]));
      expect(await status()).toEqual({ Rich: 'won', Poor: 'open' });
      await api.bulk.undo({ id });
      expect(await settled(who, id)).toMatchObject({ status: 'undone', failed: 0 });
      expect(await status()).toEqual({ Rich: 'open', Poor: 'open' });
    });

    it('by what may be there once only: the others of the same chunk go through', async () => {
      const { who, api } = await begin();
      const product = async (name: string, code: string) =>
        (await api.products.create({ values: { name, code } })).record.id;
      const ids = [];
      for (let at = 0; at < 9; at += 1) ids.push(await product(`Lamp ${at}`, `L${at}`));
      await api.products.delete({ ids });
      await product('New lamp', 'L4');
      const { id } = await api.bulk.start({ object: 'product', selection: { ids }, action: 'restore' });
      const done = await settled(who, id);
      expect(done).toMatchObject({ status: 'done', total: 9, done: 9, changed: 8, failed: 1 });
      expect(done.error).toContain('Lamp 4: There is a product with the');
      expect((await api.products.list({})).rows).toHaveLength(9);
      const values = { code: 'SAME' };
      expect(
        await refusal(api.bulk.start({ object: 'product', selection: {}, action: 'update', values })),
      ).toMatchObject({ code: 'INVALID_INPUT', fields: { 'values.code': expect.any(String) } });
    });

    it('by rights and references of the person who started it', async () => {
      const { who, api, person } = await begin();
      const stranger = await app.signedIn({ role: 'owner' });
      const { id } = await person('Ada');
      const { record: theirs } = await stranger.api.people.create({ values: { firstName: 'Eve' } });
      const start = { object: 'person' as const, selection: { ids: [id] }, action: 'update' as const };
      const refused = async (values: Record<string, unknown>) =>
        Object.keys((await refusal(api.bulk.start({ ...start, values }))).fields ?? {});
      expect(await refused({ ownerId: stranger.user.id })).toEqual(['values.ownerId']);
      expect(await refused({ nope: 1, createdAt: '2026-01-01T00:00:00Z' })).toEqual([
        'values.nope',
        'values.createdAt',
      ]);
      expect(await refused({ email: 'nope' })).toEqual(['values.email']);
      expect(await refusal(api.bulk.start({ ...start, values: {} }))).toMatchObject({ code: 'INVALID_INPUT' });
      const filter = where('nope', 'is', 'x');
      expect(
        await refusal(api.bulk.start({ ...start, selection: { filter }, values: { city: 'Bonn' } })),
      ).toMatchObject({ code: 'INVALID_INPUT' });

      // What belongs to another workspace is one that does not exist.
      const selection = { ids: [theirs.id, id, newId()] };
      expect(await api.bulk.preview({ object: 'person', selection })).toEqual({ count: 1, exact: true });
      const run = await api.bulk.start({ ...start, selection, values: { city: 'Bonn' } });
      const done = await settled(who, run.id);
      expect(done).toMatchObject({ status: 'done', total: 3, done: 3, changed: 1, failed: 2 });
      expect(done.error).toBe('Person: It is not there any more.');
      expect((await stranger.api.people.get({ id: theirs.id })).version).toBe(1);
      const none = { ...start, selection: { ids: [theirs.id] }, values: { city: 'Bonn' } };
      expect(await refusal(api.bulk.start(none))).toMatchObject({ code: 'NOT_FOUND' });
      for (const attempt of [
        () => stranger.api.bulk.get({ id: run.id }),
        () => stranger.api.bulk.cancel({ id: run.id }),
        () => stranger.api.bulk.undo({ id: run.id }),
      ]) {
        expect(await refusal(attempt())).toMatchObject({ code: 'NOT_FOUND' });
      }
      const viewer = await app.signedIn({ role: 'viewer', tenant: who.tenant });
      expect(await refusal(viewer.api.bulk.start({ ...start, values: { city: 'x' } }))).toMatchObject({
        code: 'FORBIDDEN',
      });
    });
  });

  it('started by a double click are one', async () => {
    const { who, api, person } = await begin();
    await person('Ada');
    const id = newId();
    const input = { id, object: 'person' as const, selection: {}, action: 'update' as const, values: { city: 'Bonn' } };
    const both = await Promise.allSettled([api.bulk.start(input), (await who.at()).bulk.start(input)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await settled(who, id)).toMatchObject({ total: 1, changed: 1 });
    expect((await api.bulk.start(input)).status).toBe('done');
    expect((await api.bulk.list({})).runs).toHaveLength(1);
    const ben = await app.signedIn({ role: 'member', tenant: who.tenant });
    expect(await refusal(ben.api.bulk.start(input))).toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it('are undone by who started them or a manager, for a day', async () => {
    const { who, api, person, cities } = await begin();
    await person('Ada');
    const start = { object: 'person' as const, selection: {}, action: 'update' as const };
    const { id } = await api.bulk.start({ ...start, values: { city: 'Bonn' } });
    const done = await settled(who, id);
    const ben = await app.signedIn({ role: 'member', tenant: who.tenant });
    const boss = await app.signedIn({ role: 'manager', tenant: who.tenant });
    expect(await ben.api.bulk.get({ id })).toMatchObject({ canUndo: false, canCancel: false });
    expect(await refusal(ben.api.bulk.undo({ id }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(ben.api.bulk.cancel({ id }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(api.bulk.cancel({ id }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
    const [entry] = (await ben.api.changes.recent({})).entries;
    expect(await refusal(ben.api.changes.undo({ groupId: entry?.groupId ?? '' }))).toMatchObject({ code: 'FORBIDDEN' });

    app.setNow(new Date(Date.parse(done.finishedAt ?? '') + 24 * 3_600_000));
    expect(await boss.api.bulk.get({ id })).toMatchObject({ canUndo: false });
    expect(await refusal(boss.api.bulk.undo({ id }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
    app.setNow(new Date(Date.parse(done.finishedAt ?? '') + 23 * 3_600_000));
    await boss.api.bulk.undo({ id });
    app.setNow(undefined);
    expect(await settled(who, id)).toMatchObject({ status: 'undone', failed: 0 });
    expect(await cities()).toEqual({ Ada: null });
    expect(await refusal(api.bulk.undo({ id }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
    // The undoing is a change as well: undone, the run holds again, for each of its records.
    const [undo] = (await api.changes.recent({})).entries;
    expect(undo).toMatchObject({ cause: { kind: 'undo', id } });
    await api.changes.undo({ groupId: undo?.groupId ?? '' });
    expect(await cities()).toEqual({ Ada: 'Bonn' });
    const first = (await api.changes.recent({})).entries.find(({ groupId }) => groupId === entry?.groupId);
    expect(first).toMatchObject({ undone: false, undoable: true });
    // One record of it is anybody's to mend.
    await ben.api.changes.undo({ changeId: first?.changes[0]?.id ?? '' });
    expect(await cities()).toEqual({ Ada: null });
  });

  describe('over thousands of records', () => {
    const many = 5_000;

    async function crowd() {
      const who = await app.signedIn({ role: 'manager' });
      await makeCrowd(who, many);
      const living = async (city: string) => (await who.api.people.count({ filter: where('city', 'is', city) })).count;
      return { who, api: who.api, living };
    }

    it('edit and undo all of them', async () => {
      const { who, api, living } = await crowd();
      const selection = { filter: where('city', 'is', 'Bonn') };
      const { id, total } = await api.bulk.start({
        object: 'person',
        selection,
        action: 'update',
        values: { city: 'Köln' },
      });
      expect(total).toBe(many);
      expect(await settled(who, id)).toMatchObject({
        status: 'done',
        total: many,
        done: many,
        changed: many,
        failed: 0,
      });
      expect([await living('Bonn'), await living('Köln')]).toEqual([0, many]);
      const [one] = (await api.people.list({ limit: 1 })).rows;
      await api.people.update({ id: one?.id ?? '', version: 2, values: { city: 'Kiel' } });
      await api.bulk.undo({ id });
      const undone = await settled(who, id);
      expect(undone).toMatchObject({ status: 'undone', total: many, done: many, changed: 1, failed: 1 });
      expect([await living('Bonn'), await living('Köln'), await living('Kiel')]).toEqual([many - 1, 0, 1]);
      expect((await notesFor(who)).map(({ title }) => title).sort()).toEqual([
        '5,000 people changed',
        'Undone: 4,999 people; 1 person changed since stay as they are',
      ]);
    }, 120_000);

    it('stop between chunks when they are cancelled; what is done can be undone', async () => {
      const { who, api, living } = await crowd();
      const { id } = await api.bulk.start({
        object: 'person',
        selection: {},
        action: 'update',
        values: { city: 'Köln' },
      });
      while ((await (await who.at()).bulk.get({ id })).done === 0) await sleep(5);
      const cancelled = await api.bulk.cancel({ id });
      expect(cancelled).toMatchObject({ status: 'cancelled', canCancel: false, canUndo: true });
      expect(cancelled.done).toBeLessThan(many);
      await sleep(300);
      expect(await api.bulk.get({ id })).toEqual(cancelled);
      expect(await living('Köln')).toBe(cancelled.changed);
      await api.bulk.undo({ id });
      expect(await settled(who, id)).toMatchObject({ status: 'undone', total: cancelled.changed, failed: 0 });
      expect(await living('Bonn')).toBe(many);
    }, 120_000);
  });
});
