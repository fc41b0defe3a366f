import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { giveReminders } from './due-tasks';
import { tellWhatIsDue } from './inbox.jobs';

onBothDatabases('inbox', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
    await app.startWorker();
  });
  afterEach(() => app.setNow(undefined));
  afterAll(() => app.close());

  /** Ada, who gets things, and Bob, who gives them. */
  const begin = async () => {
    const ada = await app.signedIn({ role: 'member' });
    const bob = await app.signedIn({ role: 'member', tenant: ada.tenant });
    const told = async (state: 'open' | 'done' = 'open') =>
      (await ada.api.inbox.list({ state })).items.map(({ kind, title, object }) => [kind, title, object]);
    const mention = `@[Ada](user:${ada.user.id})`;
    return { ada, bob, told, mention };
  };

  /** Runs the job of the minute, as the scheduler does, until it is done. */
  const minute = async () => {
    const { jobs, database } = app.app;
    const id = await database.system.transaction('test', (tx) => jobs.enqueue(tx, tellWhatIsDue, {}));
    await vi.waitFor(async () => expect((await jobs.find(id ?? ''))?.state).toBe('done'), 10_000);
  };

  describe('what somebody else gives one', () => {
    it('is told: new deals, leads and tasks, and what changes hands; what one takes is not', async () => {
      const { ada, bob, told } = await begin();
      const { record: task } = await bob.api.tasks.create({ values: { title: 'Call Eve', ownerId: ada.user.id } });
      await bob.api.companies.create({ values: { name: 'Quiet', ownerId: ada.user.id } });
      const { record: acme } = await bob.api.companies.create({ values: { name: 'Acme' } });
      await bob.api.companies.update({ id: acme.id, version: 1, values: { ownerId: ada.user.id } });
      await bob.api.companies.update({ id: acme.id, version: 2, values: { city: 'Bonn' } });
      await ada.api.tasks.create({ values: { title: 'My own' } });
      expect(await told()).toEqual([
        ['assigned', 'Acme', 'company'],
        ['assigned', 'Call Eve', 'task'],
      ]);
      const { items, unread } = await ada.api.inbox.list({});
      expect(unread).toBe(2);
      expect(items[1]).toMatchObject({
        recordId: task.id,
        actor: { kind: 'user', id: bob.user.id, name: bob.user.name },
        readAt: null,
        doneAt: null,
      });
      expect((await bob.api.inbox.list({})).items).toEqual([]);
    });
  });

  describe('a mention', () => {
    it('in a note leads to the record, with the beginning of the text; once, whatever is edited later', async () => {
      const { ada, bob, mention } = await begin();
      const { record: acme } = await bob.api.companies.create({ values: { name: 'Acme' } });
      const on = { object: 'company' as const, recordId: acme.id };
      const body = `${mention}, **look** at this`;
      const { record: note } = await bob.api.notes.create({ ...on, values: { body } });
      await bob.api.notes.update({ id: note.id, version: 1, values: { body: `${body}!` } });
      const { items } = await ada.api.inbox.list({});
      expect(items).toMatchObject([
        { kind: 'mentioned', title: 'Acme', object: 'company', recordId: acme.id, excerpt: 'Ada, look at this' },
      ]);
    });

    it('in a task counts as well; of oneself, of strangers and by a file it is none', async () => {
      const { ada, bob, told, mention } = await begin();
      const stranger = await app.signedIn({ role: 'owner' });
      await bob.api.tasks.create({
        values: { title: 'Plan', body: `with ${mention} and @[X](user:${stranger.user.id})` },
      });
      await ada.api.tasks.create({ values: { title: 'Alone', body: mention } });
      expect(await told()).toEqual([['mentioned', 'Plan', 'task']]);
      expect((await stranger.api.inbox.list({})).items).toEqual([]);
    });
  });

  describe('the list', () => {
    it('comes in pages, is read and done, some or all', async () => {
      const { ada, bob, told } = await begin();
      for (const title of ['one', 'two', 'three']) {
        await bob.api.tasks.create({ values: { title, ownerId: ada.user.id } });
      }
      const first = await ada.api.inbox.list({ limit: 2 });
      const rest = await ada.api.inbox.list({ limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['three', 'two', 'one']);
      expect(rest.nextCursor).toBeNull();
      const [three, two] = first.items.map(({ id }) => id);
      expect(await ada.api.inbox.mark({ ids: [three ?? ''], read: true })).toEqual({ count: 1, unread: 2 });
      expect(await ada.api.inbox.mark({ ids: [two ?? ''], done: true })).toEqual({ count: 1, unread: 1 });
      expect(await ada.api.inbox.count({})).toEqual({ unread: 1 });
      expect(await told('done')).toEqual([['assigned', 'two', 'task']]);
      expect(await ada.api.inbox.mark({ ids: [two ?? ''], done: false, read: false })).toEqual({ count: 1, unread: 2 });
      expect(await ada.api.inbox.mark({ all: true, done: true })).toEqual({ count: 3, unread: 0 });
      expect(await told()).toEqual([]);
      expect(await refusal(ada.api.inbox.list({ cursor: 'x' }))).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await refusal(ada.api.inbox.mark({ all: true }))).toMatchObject({ code: 'INVALID_INPUT' });
    });

    it('is of one person: nobody reads or marks that of others, nor is a member elsewhere the same', async () => {
      const { ada, bob } = await begin();
      await bob.api.tasks.create({ values: { title: 'For Ada', ownerId: ada.user.id } });
      const [item] = (await ada.api.inbox.list({})).items;
      const id = item?.id ?? '';
      const owner = await app.signedIn({ role: 'owner', tenant: ada.tenant });
      const { api: elsewhere } = await app.signedIn({ role: 'owner' });
      for (const api of [bob.api, owner.api, elsewhere]) {
        expect(await api.inbox.list({})).toEqual({ items: [], nextCursor: null, unread: 0 });
        expect(await api.inbox.mark({ ids: [id], done: true })).toEqual({ count: 0, unread: 0 });
        expect(await api.inbox.mark({ all: true, done: true })).toEqual({ count: 0, unread: 0 });
      }
      const key = await owner.api.apiKeys.create({ name: 'Reporting', role: 'admin' });
      const byKey = await app.browser().at({ apiKey: key.key });
      expect(await byKey.inbox.list({})).toEqual({ items: [], nextCursor: null, unread: 0 });
      expect(await ada.api.inbox.count({})).toEqual({ unread: 1 });
    });

    it('forgets what is deleted for good', async () => {
      const { ada, bob, mention, told } = await begin();
      const owner = await app.signedIn({ role: 'owner', tenant: ada.tenant });
      const { record: eve } = await bob.api.people.create({ values: { firstName: 'Eve' } });
      const on = { object: 'person' as const, recordId: eve.id };
      await bob.api.notes.create({ ...on, values: { body: mention } });
      await bob.api.tasks.create({ ...on, values: { title: 'Call', ownerId: ada.user.id } });
      await ada.api.recent.visit({ object: 'person', id: eve.id });
      expect(await told()).toHaveLength(2);
      await owner.api.people.delete({ ids: [eve.id] });
      await owner.api.people.destroy({ ids: [eve.id] });
      expect(await told()).toEqual([]);
      expect(await ada.api.recent.list({})).toEqual([]);
    });
  });

  describe('a reminder', () => {
    it('is given once when it is due, to whose task it is, and again when it was moved', async () => {
      app.setNow(new Date('2026-03-11T09:00:00Z'));
      const { ada, told } = await begin();
      const reminderAt = '2026-03-11T10:00:00Z';
      const { record: task } = await ada.api.tasks.create({ values: { title: 'Call', reminderAt } });
      const { record: done } = await ada.api.tasks.create({ values: { title: 'Done', reminderAt } });
      await ada.api.tasks.complete({ ids: [done.id], done: true });
      await minute();
      expect(await told()).toEqual([]);
      app.setNow(new Date('2026-03-11T10:00:00Z'));
      await minute();
      await minute();
      expect(await told()).toEqual([['due', 'Call', 'task']]);
      const { version } = await ada.api.tasks.get({ id: task.id });
      await ada.api.tasks.update({ id: task.id, version: 1, values: { title: 'Call now' } });
      expect((await ada.api.tasks.get({ id: task.id })).version).toBe(version + 1);
      await minute();
      expect(await told()).toHaveLength(1);
      await ada.api.tasks.update({
        id: task.id,
        version: version + 1,
        values: { reminderAt: '2026-03-11T11:00:00Z' },
      });
      app.setNow(new Date('2026-03-11T11:00:30Z'));
      await minute();
      expect(await told()).toEqual([
        ['due', 'Call now', 'task'],
        ['due', 'Call', 'task'],
      ]);
    });

    it('is given once by two processes at the same moment', async () => {
      app.setNow(new Date('2026-03-11T09:00:00Z'));
      const { ada } = await begin();
      const titles = Array.from({ length: 30 }, (_, index) => `Task ${index}`);
      for (const title of titles) {
        await ada.api.tasks.create({ values: { title, reminderAt: '2026-03-11T10:00:00Z' } });
      }
      const db = app.app.database.forTenant(ada.tenant.id);
      const at = new Date('2026-03-11T10:00:00Z');
      const given = await Promise.all([1, 2, 3].map(() => db.transaction('test', (tx) => giveReminders(tx, at))));
      expect(given.reduce((sum, one) => sum + one, 0)).toBe(30);
      expect((await ada.api.inbox.list({ limit: 100 })).items.map(({ title }) => title).sort()).toEqual(titles.sort());
    });
  });

  describe('the morning', () => {
    it('tells everybody once of what is due, at eight in the zone of the workspace', async () => {
      app.setNow(new Date('2026-03-10T12:00:00Z'));
      const { ada, bob, told } = await begin();
      const values = { title: 'Call', dueOn: '2026-03-11' };
      await ada.api.tasks.create({ values });
      await ada.api.tasks.create({ values: { title: 'Mail', dueAt: '2026-03-11T20:00:00Z' } });
      await ada.api.tasks.create({ values: { title: 'Tomorrow', dueOn: '2026-03-12' } });
      await bob.api.tasks.create({ values: { title: 'Nobody’s', dueOn: '2026-03-11', ownerId: null } });
      app.setNow(new Date('2026-03-11T06:59:59Z'));
      await minute();
      expect(await told()).toEqual([]);
      app.setNow(new Date('2026-03-11T07:00:00Z'));
      await minute();
      expect(await told()).toEqual([['due', '2 tasks are due today', null]]);
      expect((await bob.api.inbox.list({})).items).toEqual([]);
      app.setNow(new Date('2026-03-11T09:00:00Z'));
      await ada.api.tasks.create({ values });
      await bob.api.tasks.create({ values });
      await ada.api.inbox.mark({ all: true, done: true });
      await minute();
      expect(await told()).toEqual([]);
      expect((await bob.api.inbox.list({})).items).toEqual([]);
      app.setNow(new Date('2026-03-12T15:00:00Z'));
      await minute();
      expect(await told()).toEqual([['due', '1 task is due today', null]]);
    });

    it('tells nobody who is no longer a member', async () => {
      app.setNow(new Date('2026-03-10T12:00:00Z'));
      const { ada } = await begin();
      const owner = await app.signedIn({ role: 'owner', tenant: ada.tenant });
      await ada.api.tasks.create({
        values: { title: 'Call', dueOn: '2026-03-11', reminderAt: '2026-03-11T07:00:00Z' },
      });
      await owner.api.members.suspend({ userId: ada.user.id });
      app.setNow(new Date('2026-03-11T08:00:00Z'));
      await minute();
      const rows = await app.app.database
        .forTenant(ada.tenant.id)
        .read('test', ({ sql, tables: { notifications: n } }) =>
          sql
            .select({ id: n.id })
            .from(n)
            .where(and(eq(n.tenantId, ada.tenant.id), eq(n.userId, ada.user.id))),
        );
      expect(rows).toEqual([]);
    });
  });
});
