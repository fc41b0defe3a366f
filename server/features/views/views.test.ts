import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';

onBothDatabases('views', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('are saved, renamed, deleted and restored', async () => {
    const { api, user } = await app.signedIn({ role: 'member' });
    expect((await api.views.list()).views).toEqual([]);
    const state = 'view=board&sort=-createdAt';
    const { record } = await api.views.create({ object: 'deal', values: { name: ' My deals ', kind: 'board', state } });
    expect(record).toMatchObject({ name: 'My deals', object: 'deal', kind: 'board', state, shared: false, position: 1 });
    expect(record.owner).toEqual({ id: user.id, name: user.name });
    await api.views.update({ id: record.id, version: 1, values: { name: 'Deals', state: 'sort=name' } });
    const [listed] = (await api.views.list({ object: 'deal' })).views;
    expect(listed).toMatchObject({
      name: 'Deals',
      favourite: false,
      can: { update: true, delete: true, lock: true, share: true },
    });
    expect((await api.views.list({ object: 'person' })).views).toEqual([]);
    await api.views.delete({ ids: [record.id] });
    expect((await api.views.list({ object: 'deal' })).views).toEqual([]);
    expect((await api.views.list({ trash: true })).views.map(({ id }) => id)).toEqual([record.id]);
    await api.views.restore({ ids: [record.id] });
    expect((await api.views.list({})).views).toHaveLength(1);
  });
});
