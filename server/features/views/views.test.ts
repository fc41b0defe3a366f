import { newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { colleagues } from './testing/colleagues';

onBothDatabases('views', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());
  const begin = () => colleagues(app);

  it('is of a kind that its records have, and its arrangement fits into an address', async () => {
    const { api } = await app.signedIn({ role: 'owner' });
    const make = (
      object: 'product' | 'person' | 'dashboard' | 'deal',
      values: { kind?: 'table' | 'board' | 'calendar' | 'dashboard'; state?: string },
    ) => refusal(api.views.create({ object, values: { name: 'A view', ...values } as never }));
    const kind = { code: 'INVALID_INPUT', fields: { 'values.kind': expect.any(String) } };
    expect(await make('product', { kind: 'board' })).toMatchObject(kind);
    expect(await make('person', { kind: 'calendar' })).toMatchObject(kind);
    expect(await make('deal', { kind: 'dashboard' })).toMatchObject(kind);
    expect(await make('dashboard', {})).toMatchObject(kind);
    const state = { code: 'INVALID_INPUT', fields: { 'values.state': expect.any(String) } };
    expect(await make('deal', { state: `search=${'é'.repeat(100)}` })).toMatchObject(state);
    const { record } = await api.views.create({ object: 'deal', values: { name: 'Deals', state: 'search=%C3%A9' } });
    const { id, version } = record;
    expect(await refusal(api.views.update({ id, version, values: { state: 'search=é' } }))).toMatchObject(state);
    expect(await refusal(api.views.update({ id, version, values: { kind: 'dashboard' } }))).toMatchObject(kind);
  });

  it('are saved, renamed, deleted and restored', async () => {
    const { api, user } = await app.signedIn({ role: 'member' });
    expect((await api.views.list()).views).toEqual([]);
    const state = 'view=board&sort=-createdAt';
    const { record } = await api.views.create({ object: 'deal', values: { name: ' My deals ', kind: 'board', state } });
    expect(record).toMatchObject({
      name: 'My deals',
      object: 'deal',
      kind: 'board',
      state,
      shared: false,
      position: 1,
    });
    expect(record.owner).toEqual({ id: user.id, name: user.name });
    await api.views.update({ id: record.id, version: 1, values: { name: 'Deals', state: 'sort=name' } });
    const [listed] = (await api.views.list({ object: 'deal' })).views;
    expect(listed).toMatchObject({
      name: 'Deals',
      favourite: false,
      can: { update: true, delete: true, lock: true, share: true },
    });
    expect((await api.views.list({ object: 'person' })).views).toEqual([]);
    const { record: bare } = await api.views.update({ id: record.id, version: 2, values: { state: '' } });
    expect(bare.state).toBe('');
    await api.views.delete({ ids: [record.id] });
    expect((await api.views.list({ object: 'deal' })).views).toEqual([]);
    expect((await api.views.list({ trash: true })).views.map(({ id }) => id)).toEqual([record.id]);
    await api.views.restore({ ids: [record.id] });
    expect((await api.views.list({})).views).toHaveLength(1);
  });

  it('stand in an order; favourites are everybody’s own', async () => {
    const { mara, ben, boss, view, names } = await begin();
    const ids: Record<string, string> = {};
    for (const name of ['A', 'B', 'C']) ids[name] = (await view(mara, name, { shared: true })).record.id;
    const order = (letters: string) => [...letters].map((letter) => ids[letter] ?? '');
    const { groupId } = await ben.api.views.reorder({ ids: order('CAB') });
    expect(await names(mara)).toEqual(['C', 'A', 'B']);
    expect(await ben.api.views.reorder({ ids: order('CAB') })).toEqual({ count: 0, groupId: null });
    await ben.api.changes.undo({ groupId: groupId ?? '' });
    expect(await names(mara)).toEqual(['A', 'B', 'C']);
    for (const name of ['A', 'B']) {
      const version = (await mara.api.views.list({})).views.find(({ id }) => id === ids[name])?.version ?? 0;
      await mara.api.views.update({ id: ids[name] ?? '', version, values: { locked: true } });
    }
    await ben.api.views.reorder({ ids: order('ACB') });
    expect(await names(mara)).toEqual(['A', 'C', 'B']);
    expect(await refusal(ben.api.views.reorder({ ids: order('BAC') }))).toMatchObject({ code: 'FORBIDDEN' });
    await boss.api.views.reorder({ ids: order('BAC') });
    expect(await names(ben)).toEqual(['B', 'A', 'C']);

    await ben.api.views.favourite({ id: ids.C ?? '', on: true });
    await ben.api.views.favourite({ id: ids.A ?? '', on: true });
    await ben.api.views.favourite({ id: ids.A ?? '', on: true, position: 0.5 });
    const favourites = async (who: typeof mara) =>
      (await who.api.views.list({})).views
        .filter(({ favourite }) => favourite)
        .sort((one, other) => (one.favouritePosition ?? 0) - (other.favouritePosition ?? 0))
        .map(({ name }) => name);
    expect([await favourites(ben), await favourites(mara)]).toEqual([['A', 'C'], []]);
    await ben.api.views.favourite({ id: ids.A ?? '', on: false });
    expect(await favourites(ben)).toEqual(['C']);
  });

  it('made twice with one id are one; a viewer sees shared ones and has favourites, no more', async () => {
    const { mara, ben, view } = await begin();
    const id = newId();
    const input = { id, object: 'deal' as const, values: { name: 'Once' } };
    const made = await Promise.all([mara.api.views.create(input), (await mara.at()).views.create(input)]);
    expect(made.map(({ record }) => record.id)).toEqual([id, id]);
    expect(await refusal(ben.api.views.create(input))).toMatchObject({ code: 'ALREADY_EXISTS' });
    const { record: shared } = await view(mara, 'Shared', { shared: true });
    const viewer = await app.signedIn({ role: 'viewer', tenant: mara.tenant });
    const listed = await viewer.api.views.list({});
    expect(listed.views.map(({ name }) => name)).toEqual(['Shared']);
    expect(listed).toMatchObject({ can: { create: false, setDefault: false }, views: [{ can: { update: false } }] });
    expect(await viewer.api.views.favourite({ id: shared.id, on: true })).toEqual({ favourite: true });
    const tries = [
      () => view(viewer, 'x'),
      () => viewer.api.views.update({ id: shared.id, version: 1, values: { name: 'x' } }),
      () => viewer.api.views.delete({ ids: [shared.id] }),
    ];
    for (const attempt of tries) expect(await refusal(attempt())).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of other workspaces do not exist', async () => {
    const { mara, view } = await begin();
    const { record } = await view(mara, 'Theirs', { shared: true });
    const stranger = await app.signedIn({ role: 'owner' });
    expect((await stranger.api.views.list({})).views).toEqual([]);
    const tries = [
      () => stranger.api.views.update({ id: record.id, version: 1, values: { name: 'x' } }),
      () => stranger.api.views.delete({ ids: [record.id] }),
      () => stranger.api.views.favourite({ id: record.id, on: true }),
      () => stranger.api.views.reorder({ ids: [record.id] }),
    ];
    for (const attempt of tries) expect(await refusal(attempt())).toMatchObject({ code: 'NOT_FOUND' });
  });
});
