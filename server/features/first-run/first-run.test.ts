import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { lastMoves, movesOfOwnDeals } from './first-steps';

onBothDatabases('first steps', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterEach(() => app.setNow(undefined));
  afterAll(() => app.close());

  const none = { isNew: true, imported: false, viewed: false, moved: false, invited: false, demo: false };

  it('are ticked by what the person did, not by the demo or by others', async () => {
    const ada = await app.signedIn();
    // The workspace of a test has an owner nobody ever saw
    const somebodyElse = { invited: true };
    expect(await ada.api.firstRun.steps()).toEqual({ ...none, ...somebodyElse });
    await ada.api.demo.add();
    const withDemo = { ...none, invited: true, demo: true };
    expect(await ada.api.firstRun.steps()).toEqual(withDemo);

    const { pipelines } = await ada.api.pipelines.list({});
    const [first, second] = pipelines[0]?.stages ?? [];
    const { record } = await ada.api.deals.create({
      values: { name: 'Bridge', stageId: first?.id ?? '', ownerId: ada.user.id },
    });
    await ada.api.deals.update({ id: record.id, version: record.version, values: { name: 'A bridge' } });
    expect((await ada.api.firstRun.steps()).moved).toBe(false);
    const ways = () =>
      test.database
        .forTenant(ada.tenant.id)
        .read('test', async (db) => [
          (await lastMoves(db, ada.user.id)).length,
          (await movesOfOwnDeals(db, ada.user.id)).length,
        ]);
    expect(await ways()).toEqual([0, 0]);
    const renamed = await ada.api.deals.get({ id: record.id });
    await ada.api.deals.update({ id: record.id, version: renamed.version, values: { stageId: second?.id ?? '' } });
    expect(await ways()).toEqual([1, 1]);
    await ada.api.views.create({ object: 'dashboard', values: { name: 'Mine', kind: 'dashboard', state: '' } });
    expect((await ada.api.firstRun.steps()).viewed).toBe(false);
    await ada.api.views.create({ object: 'deal', values: { name: 'Mine', kind: 'table', state: 'sort=name' } });
    expect(await ada.api.firstRun.steps()).toEqual({ ...withDemo, moved: true, viewed: true });

    const bob = await app.signedIn({ role: 'member', tenant: ada.tenant });
    expect(await bob.api.firstRun.steps()).toEqual(withDemo);
  });

  it('are of people who came lately', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    app.setNow(new Date(Date.now() + 31 * 86_400_000));
    expect(await api.firstRun.steps()).toMatchObject({ isNew: false });
  });
});
