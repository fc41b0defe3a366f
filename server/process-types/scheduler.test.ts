import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createProcessManager } from '@/lib/processes';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { startScheduler } from './scheduler';

onBothDatabases('the schedule', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('gives reminders that came due while nothing ran, once, though two schedulers are there', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const titles = ['Call', 'Mail', 'Write'];
    for (const title of titles) await api.tasks.create({ values: { title, reminderAt: '2026-01-05T10:00:00Z' } });
    await app.startWorker();
    const managers = [1, 2].map(() =>
      createProcessManager({ logger: app.logger, shutdownTimeoutMs: 2_000, shutdownDelayMs: 0, exit: () => undefined }),
    );
    for (const manager of managers) startScheduler(app.app, app.logger, manager);
    await vi.waitFor(async () => expect((await api.inbox.count({})).unread).toBe(titles.length), 15_000);
    const done = () => app.lines.filter(({ msg, job }) => msg === 'job done' && job === 'inbox.due');
    await vi.waitFor(() => expect(done().length).toBeGreaterThan(0), 15_000);
    const { items } = await api.inbox.list({});
    expect(items.map(({ kind, title }) => `${kind}: ${title}`).sort()).toEqual(titles.map((title) => `due: ${title}`));
    for (const manager of managers) expect(await manager.drain('the test is over')).toBe(0);
  });
});
