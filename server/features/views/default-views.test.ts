import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { colleagues } from './testing/colleagues';

onBothDatabases('default views', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());
  const begin = () => colleagues(app);

  it('have one default an object, which managers choose', async () => {
    const { mara, ben, boss, view } = await begin();
    const defaults = async () =>
      (await ben.api.views.list({})).views.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(await refusal(view(mara, 'Mine', { shared: true, isDefault: true }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(view(boss, 'Private', { isDefault: true }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { 'values.isDefault': expect.any(String) },
    });
    const { record: one } = await view(boss, 'One', { shared: true, isDefault: true });
    const { record: two } = await view(mara, 'Two', { shared: true });
    await boss.api.views.create({ object: 'person', values: { name: 'People', shared: true, isDefault: true } });
    const update = { id: two.id, version: 1, values: { isDefault: true } };
    expect(await refusal(ben.api.views.update(update))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(mara.api.views.update(update))).toMatchObject({ code: 'FORBIDDEN' });
    const { groupId } = await boss.api.views.update(update);
    expect(await defaults()).toEqual(['Two', 'People']);
    const { groupId: undone } = await boss.api.changes.undo({ groupId: groupId ?? '' });
    expect(await defaults()).toEqual(['One', 'People']);
    await boss.api.changes.undo({ groupId: undone ?? '' });
    expect(await defaults()).toEqual(['Two', 'People']);
    const make = async (id: string, values: { isDefault?: boolean; shared?: boolean }) => {
      const now = (await boss.api.views.list({ object: 'deal' })).views.find((one) => one.id === id);
      await boss.api.views.update({ id, version: now?.version ?? 0, values });
    };
    // Out of the trash, a former default leaves the place to the present one.
    await boss.api.views.delete({ ids: [two.id] });
    await make(one.id, { isDefault: true });
    await boss.api.views.restore({ ids: [two.id] });
    expect(await defaults()).toEqual(['One', 'People']);
    // A default that becomes private is none any more.
    await make(one.id, { shared: false });
    expect(await defaults()).toEqual(['People']);
  });

  it('made the default by two managers at once, one of them is', async () => {
    const { boss, view } = await begin();
    const made = [await view(boss, 'One', { shared: true }), await view(boss, 'Two', { shared: true })];
    await Promise.all(
      made.map(async ({ record }) =>
        (await boss.at()).views.update({ id: record.id, version: 1, values: { isDefault: true } }),
      ),
    );
    const { views } = await boss.api.views.list({ object: 'deal' });
    expect(views.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});
