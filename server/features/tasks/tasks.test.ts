import { newId } from '@db/ids';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

/** A Wednesday, 10:00 in Berlin, where the test's workspaces are. */
const now = new Date('2026-03-11T09:00:00.000Z');

onBothDatabases('tasks', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterEach(() => app.setNow(undefined));
  afterAll(() => app.close());

  const begin = async () => {
    const { api, tenant, user } = await app.signedIn({ role: 'member' });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    const on = { object: 'person' as const, recordId: ada.id };
    const add = async (title: string, values: Omit<Parameters<typeof api.tasks.create>[0]['values'], 'title'> = {}) =>
      (await api.tasks.create({ ...on, values: { title, ...values } })).record;
    return { api, tenant, user, ada, on, add };
  };

  describe('making one', () => {
    it('gives it to who makes it, unless somebody or nobody is named', async () => {
      const { api, tenant, user, add, on } = await begin();
      const other = await app.signedIn({ role: 'member', tenant });
      expect(await add('Call back')).toMatchObject({ ...on, ownerId: user.id, priority: 'normal', done: false });
      expect(await add('Yours', { ownerId: other.user.id })).toMatchObject({ owner: { id: other.user.id } });
      expect(await add('Whoever', { ownerId: null })).toMatchObject({ ownerId: null });
      const { record: alone } = await api.tasks.create({ values: { title: 'Tidy up' } });
      expect(alone).toMatchObject({ object: null, recordId: null, ownerId: user.id });
    });

    it('is listed by what is due first, also where that is not asked for', async () => {
      const { api, add } = await begin();
      await add('Later', { dueOn: '2026-03-29' });
      await add('Sooner', { dueOn: '2026-03-28' });
      const filter = { op: 'and' as const, items: [{ field: 'title', operator: 'contains', value: 'er' }] };
      for (const narrowed of [{}, { filter }]) {
        const first = await api.tasks.list({ fields: ['priority'], limit: 1, ...narrowed });
        const cursor = first.nextCursor ?? '';
        const next = await api.tasks.list({ fields: ['priority'], limit: 1, cursor, ...narrowed });
        expect([...first.rows, ...next.rows].map(({ title }) => title)).toEqual(['Sooner', 'Later']);
      }
    });

    it('takes a day or a time, not both; a day lasts until it is over in the zone of the workspace', async () => {
      const { api, add } = await begin();
      expect(await add('Day', { dueOn: '2026-03-29' })).toMatchObject({ dueBy: '2026-03-29T21:59:59.999Z' });
      expect(await add('Time', { dueAt: '2026-03-29T08:00:00+02:00' })).toMatchObject({
        dueBy: '2026-03-29T06:00:00.000Z',
        dueOn: null,
      });
      const both = { title: 'x', dueOn: '2026-03-29', dueAt: '2026-03-29T06:00:00Z' };
      expect(await refusal(api.tasks.create({ values: both }))).toMatchObject({
        fields: { 'values.dueAt': expect.any(String) },
      });
    });

    it('wants a record that is there, and both halves of it', async () => {
      const { api, on, ada } = await begin();
      const values = { title: 'x' };
      expect(await refusal(api.tasks.create({ object: 'person', values }))).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { recordId: expect.any(String) },
      });
      expect(await refusal(api.tasks.create({ object: 'company', recordId: ada.id, values }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      await api.people.delete({ ids: [ada.id] });
      expect(await refusal(api.tasks.create({ ...on, values }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
    });
  });

  describe('doing them', () => {
    it('ticks off many at once, which one undo opens again', async () => {
      const { api, add } = await begin();
      const ids = [(await add('one')).id, (await add('two')).id];
      const { count, groupId } = await api.tasks.complete({ ids, done: true });
      expect(count).toBe(2);
      const done = await api.tasks.getMany({ ids });
      expect(done.map((task) => [task.done, task.doneAt !== null])).toEqual([
        [true, true],
        [true, true],
      ]);
      expect(await api.tasks.complete({ ids, done: true })).toEqual({ count: 0, groupId: null });
      await api.changes.undo({ groupId: groupId ?? '' });
      expect((await api.tasks.getMany({ ids })).map(({ done, doneAt }) => [done, doneAt])).toEqual([
        [false, null],
        [false, null],
      ]);
    });

    it('refuses unknown ones and those in the trash, and then does none', async () => {
      const { api, add } = await begin();
      const [one, two] = [await add('one'), await add('two')];
      expect(await refusal(api.tasks.complete({ ids: [one.id, newId()], done: true }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      await api.tasks.delete({ ids: [two.id] });
      expect(await refusal(api.tasks.complete({ ids: [one.id, two.id], done: true }))).toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
      expect((await api.tasks.get({ id: one.id })).done).toBe(false);
    });

    it('lists those on a record: open ones as they are due, then the done ones', async () => {
      const { api, add, on } = await begin();
      const done = await add('done');
      await api.tasks.complete({ ids: [done.id], done: true });
      await add('some day');
      await add('later', { dueOn: '2027-05-01' });
      await add('soon', { dueOn: '2027-04-01' });
      const { rows } = await api.tasks.of(on);
      expect(rows.map(({ title }) => title)).toEqual(['soon', 'later', 'some day', 'done']);
      expect(rows[0]?.record).toEqual({ object: 'person', id: on.recordId, title: 'Ada' });
    });
  });

  describe('one that repeats', () => {
    it('is followed by the next one in the same command, on the same record, with its reminder', async () => {
      app.setNow(now);
      const { api, add, on } = await begin();
      const first = await add('Newsletter', {
        dueOn: '2026-03-31',
        repeat: 'monthly',
        reminderAt: '2026-03-30T07:00:00Z',
        priority: 'high',
        body: 'As always',
      });
      const { groupId } = await api.tasks.complete({ ids: [first.id], done: true });
      const [next, done] = (await api.tasks.of(on)).rows;
      expect(done).toMatchObject({ id: first.id, done: true, repeat: null });
      expect(next).toMatchObject({
        title: 'Newsletter',
        body: 'As always',
        done: false,
        dueOn: '2026-04-30',
        reminderAt: '2026-04-29T07:00:00.000Z',
        repeat: 'monthly',
        priority: 'high',
        ownerId: first.ownerId,
      });
      await api.tasks.complete({ ids: [next?.id ?? ''], done: true });
      expect((await api.tasks.of(on)).rows[0]?.dueOn).toBe('2026-05-31');
      expect(await refusal(api.changes.undo({ groupId: groupId ?? '' }))).toMatchObject({ code: 'CONFLICT' });
    });

    it('comes back with the undo of its being done; opening and doing it again makes no second one', async () => {
      app.setNow(now);
      const { api, add, on } = await begin();
      const first = await add('Call', { dueAt: '2026-03-28T08:00:00Z', repeat: 'daily' });
      const { record, groupId } = await api.tasks.update({ id: first.id, version: 1, values: { done: true } });
      expect(record).toMatchObject({ done: true, repeat: null });
      expect((await api.tasks.of(on)).rows.map(({ dueAt }) => dueAt)).toEqual([
        '2026-03-29T07:00:00.000Z',
        '2026-03-28T08:00:00.000Z',
      ]);
      await api.changes.undo({ groupId: groupId ?? '' });
      expect((await api.tasks.of(on)).rows).toMatchObject([{ id: first.id, done: false, repeat: 'daily' }]);
      const ids = [first.id];
      for (const done of [true, false, true]) await api.tasks.complete({ ids, done });
      expect((await api.tasks.of(on)).rows).toHaveLength(2);
    });

    it('counts from its new date when somebody moves it', async () => {
      app.setNow(now);
      const { api, add, on } = await begin();
      const { id } = await add('Invoice', { dueOn: '2026-03-31', repeat: 'monthly' });
      await api.tasks.update({ id, version: 1, values: { dueOn: '2026-04-02' } });
      await api.tasks.complete({ ids: [id], done: true });
      expect((await api.tasks.of(on)).rows[0]?.dueOn).toBe('2026-05-02');
      expect(await refusal(api.tasks.create({ values: { title: 'x', repeat: 'daily' } }))).toMatchObject({
        fields: { 'values.repeat': expect.any(String) },
      });
    });
  });

  describe('a day', () => {
    it('has what is overdue, today, within a week and without a date, and the meetings; of the viewer alone', async () => {
      app.setNow(now);
      const { api, tenant, add, on } = await begin();
      const other = await app.signedIn({ role: 'member', tenant });
      await add('late', { dueOn: '2026-03-10' });
      await add('this morning', { dueAt: '2026-03-11T08:59:00Z' });
      await add('today', { dueOn: '2026-03-11' });
      await add('tonight', { dueAt: '2026-03-11T22:59:00Z' });
      await add('after midnight', { dueAt: '2026-03-11T23:01:00Z' });
      await add('in a week', { dueOn: '2026-03-18' });
      await add('further', { dueOn: '2026-03-19' });
      await add('some day');
      await add('not mine', { dueOn: '2026-03-11', ownerId: other.user.id });
      const plan = (subject: string, kind: string, startsAt: string) =>
        api.activities.create({ ...on, values: { subject, kind, startsAt } });
      await plan('Demo', 'meeting', '2026-03-11T13:00:00Z');
      await plan('Was', 'meeting', '2026-03-11T07:00:00Z');
      await plan('Logged', 'call', '2026-03-11T07:00:00Z');
      await plan('Tomorrow', 'meeting', '2026-03-12T13:00:00Z');
      const day = await api.tasks.myDay({});
      const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);
      expect(titles(day.overdue)).toEqual(['late', 'this morning']);
      expect(titles(day.today)).toEqual(['tonight', 'today']);
      expect(titles(day.upcoming)).toEqual(['after midnight', 'in a week']);
      expect(titles(day.noDate)).toEqual(['some day']);
      expect(titles(day.meetings)).toEqual(['Was', 'Demo']);
      expect(day.meetings[1]).toMatchObject({ done: false, record: { title: 'Ada' } });
    });

    it('stands in a calendar, where a day is the day of the workspace', async () => {
      app.setNow(now);
      const { api, add, on, user } = await begin();
      await add('before', { dueOn: '2026-03-28' });
      await add('on the day without an hour', { dueOn: '2026-03-29' });
      await add('last minute', { dueAt: '2026-03-31T21:59:00Z' });
      await add('too late', { dueAt: '2026-03-31T22:00:00Z' });
      await api.activities.create({
        ...on,
        values: { subject: 'Demo', kind: 'meeting', startsAt: '2026-03-28T23:30:00Z', ownerId: null },
      });
      const span = { from: '2026-03-29', to: '2026-03-31' };
      const { items, truncated } = await api.tasks.calendar(span);
      expect(items.map(({ type, title }) => `${type}: ${title}`)).toEqual([
        'activity: Demo',
        'task: on the day without an hour',
        'task: last minute',
      ]);
      expect(truncated).toBe(false);
      expect((await api.tasks.calendar({ ...span, ownerId: user.id })).items).toHaveLength(2);
      for (const to of ['2026-03-28', '2026-05-30']) {
        expect(await refusal(api.tasks.calendar({ from: '2026-03-29', to }))).toMatchObject({
          fields: { to: expect.any(String) },
        });
      }
      expect((await api.tasks.calendar({ from: '2026-03-29', to: '2026-05-29' })).items).not.toEqual([]);
    });
  });
});
