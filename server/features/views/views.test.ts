import { newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import type { ChangeEvent } from '../changes/subscribe';
import { fieldHistory, recordTimeline } from '../changes/timeline';
import { refusal } from '../records/testing/refusal';

type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;
/** As the router gives it to a caller: id and event. */
type Told = readonly [string, ChangeEvent];

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
    await api.views.delete({ ids: [record.id] });
    expect((await api.views.list({ object: 'deal' })).views).toEqual([]);
    expect((await api.views.list({ trash: true })).views.map(({ id }) => id)).toEqual([record.id]);
    await api.views.restore({ ids: [record.id] });
    expect((await api.views.list({})).views).toHaveLength(1);
  });

  const begin = async () => {
    const mara = await app.signedIn({ role: 'member' });
    const { tenant } = mara;
    const [ben, boss] = [
      await app.signedIn({ role: 'member', tenant }),
      await app.signedIn({ role: 'manager', tenant }),
    ];
    const view = async (who: typeof mara, name: string, values: Record<string, unknown> = {}) =>
      who.api.views.create({ object: 'deal', values: { name, ...values } });
    const names = async (who: typeof mara, trash = false) =>
      (await who.api.views.list({ object: 'deal', trash })).views.map(({ name }) => name);
    return { mara, ben, boss, view, names };
  };

  /** What a stream tells somebody, up to something that another one does now. */
  const eventsUntilNow = async (who: SignedIn, other: SignedIn, lastEventId: string) => {
    const { record } = await other.api.companies.create({ values: { name: 'Now' } });
    const events: ChangeEvent[] = [];
    for await (const [, event] of (await (await who.at()).changes.subscribe({ lastEventId })) as AsyncIterable<Told>) {
      if (event.recordId === record.id) break;
      events.push(event);
    }
    return events;
  };

  it('are private until they are shared, and private again for all but their owner', async () => {
    const { mara, ben, boss, view, names } = await begin();
    const { record } = await view(mara, 'Mine');
    expect([await names(mara), await names(ben), await names(boss)]).toEqual([['Mine'], [], []]);
    await mara.api.views.update({ id: record.id, version: 1, values: { shared: true } });
    expect([await names(ben), await names(boss)]).toEqual([['Mine'], ['Mine']]);
    await ben.api.views.update({ id: record.id, version: 2, values: { state: 'sort=name' } });
    for (const who of [ben, boss]) {
      expect(
        await refusal(who.api.views.update({ id: record.id, version: 3, values: { shared: false } })),
      ).toMatchObject({ code: 'FORBIDDEN' });
    }
    await mara.api.views.update({ id: record.id, version: 3, values: { shared: false } });
    expect([await names(mara), await names(ben), await names(boss)]).toEqual([['Mine'], [], []]);
  });

  it('that are private do not exist for anybody else, in no procedure', async () => {
    const { mara, boss, view } = await begin();
    const head = await boss.api.changes.head();
    const { record, groupId } = await view(mara, 'Secret plan');
    const { groupId: edited } = await mara.api.views.update({
      id: record.id,
      version: 1,
      values: { name: 'Secret 2' },
    });
    const { id } = record;
    const [entry] = (await mara.api.changes.recent({})).entries;
    expect(entry).toMatchObject({ groupId: edited, changes: [{ object: 'view', title: 'Secret 2' }] });
    const tries = (of: string) => [
      () => boss.api.views.update({ id: of, version: 2, values: { name: 'x' } }),
      () => boss.api.views.delete({ ids: [of] }),
      () => boss.api.views.restore({ ids: [of] }),
      () => boss.api.views.reorder({ ids: [of] }),
      () => boss.api.views.favourite({ id: of, on: true }),
    ];
    const unknown = newId();
    for (const [index, attempt] of tries(id).entries()) {
      const nothing = await refusal(tries(unknown)[index]!());
      expect(nothing).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refusal(attempt())).toEqual(nothing);
    }
    const noChange = await refusal(boss.api.changes.undo({ groupId: unknown }));
    expect(noChange).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(boss.api.changes.undo({ groupId: edited ?? '' }))).toEqual(noChange);
    expect(await refusal(boss.api.changes.undo({ changeId: entry?.changes[0]?.id ?? '' }))).toEqual(noChange);
    await mara.api.views.delete({ ids: [id] });
    expect((await boss.api.views.list({ trash: true })).views).toEqual([]);
    expect((await boss.api.changes.recent({})).entries).toEqual([]);
    expect((await boss.api.search.query({ text: 'Secret' })).results).toEqual([]);
    // Views have no timeline and no page of field values: they are not among the objects that may be asked about.
    const object = 'view' as 'note';
    for (const who of [boss, mara]) {
      const asked = [
        () => who.api.timeline.list({ object, recordId: id }),
        () => who.api.changes.history({ object, recordId: id, field: 'name' }),
      ];
      for (const attempt of asked) expect(await refusal(attempt())).toMatchObject({ name: 'ZodError' });
    }
    const below = async (who: typeof mara) => {
      const ctx = enterTenant(who.ctx, 'records.read');
      const told = await recordTimeline(ctx, { object, recordId: id, limit: 10 });
      const values = await fieldHistory(ctx, { object, recordId: id, field: 'name', limit: 10 });
      return told.entries.length + values.entries.length;
    };
    expect([await below(boss), await below(mara)]).toEqual([0, 5]);
    const seen = async (who: typeof mara) =>
      (await eventsUntilNow(who, mara, head.id)).map(({ object, action }) => `${object} ${action}`);
    expect(await seen(boss)).toEqual([]);
    expect(await seen(mara)).toEqual(['view create', 'view update', 'view delete', 'company create']);
    expect(await mara.api.changes.undo({ groupId: groupId ?? '' }).catch(() => 'refused')).toBe('refused');
  });

  it('that become private are told to those who saw them, without what is in them', async () => {
    const { mara, ben, view } = await begin();
    const { record } = await view(mara, 'Ours', { shared: true });
    const head = await ben.api.changes.head();
    await mara.api.views.update({ id: record.id, version: 1, values: { shared: false, name: 'Mine' } });
    await mara.api.views.update({ id: record.id, version: 2, values: { name: 'Still mine' } });
    const events = await eventsUntilNow(ben, mara, head.id);
    expect(events.map(({ recordId, fields }) => [recordId, fields.sort()])).toEqual([[record.id, ['name', 'shared']]]);
    expect(JSON.stringify((await ben.api.changes.recent({})).entries)).not.toContain('ine');
  });

  it('that are locked change for their owner and managers only, also by undo', async () => {
    const { mara, ben, boss, view, names } = await begin();
    const { record } = await view(mara, 'Ours', { shared: true, locked: true });
    const { id } = record;
    const listed = (await ben.api.views.list({ object: 'deal' })).views[0];
    expect(listed?.can).toEqual({ update: false, delete: false, lock: false, share: false });
    const tries = [
      () => ben.api.views.update({ id, version: 1, values: { name: 'x' } }),
      () => ben.api.views.update({ id, version: 1, values: { locked: false } }),
      () => ben.api.views.delete({ ids: [id] }),
    ];
    for (const attempt of tries) expect(await refusal(attempt())).toMatchObject({ code: 'FORBIDDEN' });
    const { groupId } = await boss.api.views.update({ id, version: 1, values: { name: 'Bosses' } });
    expect(await refusal(ben.api.changes.undo({ groupId: groupId ?? '' }))).toMatchObject({ code: 'FORBIDDEN' });
    await mara.api.changes.undo({ groupId: groupId ?? '' });
    expect(await names(ben)).toEqual(['Ours']);
    const { groupId: gone } = await boss.api.views.delete({ ids: [id] });
    expect([await names(ben), await names(ben, true)]).toEqual([[], ['Ours']]);
    expect(await refusal(ben.api.changes.undo({ groupId: gone ?? '' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(ben.api.views.restore({ ids: [id] }))).toMatchObject({ code: 'FORBIDDEN' });
    await mara.api.changes.undo({ groupId: gone ?? '' });
    expect(await names(ben)).toEqual(['Ours']);
    await boss.api.views.update({ id, version: 5, values: { locked: false } });
    const { groupId: renamed } = await ben.api.views.update({ id, version: 6, values: { name: 'All' } });
    await ben.api.changes.undo({ groupId: renamed ?? '' });
    expect(await names(boss)).toEqual(['Ours']);
    expect(await refusal(mara.api.views.update({ id, version: 6, values: { name: 'Late' } }))).toMatchObject({
      code: 'CONFLICT',
      details: { fields: ['name'] },
    });
  });

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
