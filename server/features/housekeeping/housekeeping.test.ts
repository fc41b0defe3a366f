import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { stepPruned } from '../inbox';
import { notify, theSystem } from '../inbox/notifications';
import { housekeeping } from '.';

const day = (at: string) => new Date(`${at}T09:00:00.000Z`);
const now = day('2026-05-01');
const ninetyDaysAgo = day('2026-01-31');

onBothDatabases('housekeeping', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
    await app.startWorker();
  });
  afterAll(() => app.close());

  /** Runs the job of the hour, as the scheduler does, until it is done. */
  const hour = async () => {
    app.setNow(now);
    const { jobs, database } = app.app;
    const id = await database.system.transaction('test', (tx) => jobs.enqueue(tx, housekeeping, {}));
    await vi.waitFor(async () => expect((await jobs.find(id ?? ''))?.state).toBe('done'), 20_000);
  };

  describe('of inboxes', () => {
    /** Somebody who was told of all this in January. */
    const begin = async (titles: readonly string[]) => {
      const { api, tenant, user } = await app.signedIn({ role: 'member' });
      const rows = titles.map((title) => ({ id: newId(), title }));
      const more = { userId: user.id, kind: 'due' as const, actor: theSystem, at: day('2026-01-10') };
      await test.database.forTenant(tenant.id).transaction('test', (tx) =>
        notify(
          tx,
          rows.map((row) => ({ ...row, ...more })),
        ),
      );
      const mark = (at: Date, title: string, how: { read?: boolean; done?: boolean }) => {
        app.setNow(at);
        return api.inbox.mark({ ids: rows.filter((row) => row.title === title).map(({ id }) => id), ...how });
      };
      const titlesLeft = async () => {
        const both = await Promise.all([api.inbox.list({}), api.inbox.list({ state: 'done' })]);
        return both.flatMap(({ items }) => items.map(({ title }) => title)).sort();
      };
      return { api, mark, titlesLeft };
    };

    it('takes away what was read or put aside more than 90 days ago; all else stays', async () => {
      const titles = ['Read', 'Put aside', 'Never read', 'Unread again', 'Read later', 'Put aside later'];
      const { mark, titlesLeft } = await begin(titles);
      const [early, late] = [new Date(ninetyDaysAgo.getTime() - 1), ninetyDaysAgo];
      for (const title of ['Read', 'Unread again', 'Put aside later']) await mark(early, title, { read: true });
      await mark(early, 'Put aside', { done: true });
      await mark(late, 'Read later', { read: true });
      await mark(late, 'Put aside later', { done: true });
      await mark(late, 'Unread again', { read: false });
      await hour();
      expect(await titlesLeft()).toEqual(['Never read', 'Put aside later', 'Read later', 'Unread again']);
    });

    it('takes away more than one step of them, in every workspace', async () => {
      const titles = Array.from({ length: stepPruned + 1 }, (_, at) => `Row ${at}`);
      const both = [await begin(titles), await begin(['Row'])];
      app.setNow(day('2026-01-11'));
      for (const { api } of both) await api.inbox.mark({ all: true, done: true });
      await hour();
      for (const { titlesLeft } of both) expect(await titlesLeft()).toEqual([]);
    });
  });
});
