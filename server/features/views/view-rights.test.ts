import { newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import type { ChangeEvent } from '../changes/subscribe';
import { fieldHistory, recordTimeline } from '../changes/timeline';
import { refusal } from '../records/testing/refusal';
import { colleagues } from './testing/colleagues';

type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;
/** As the router gives it to a caller: id and event. */
type Told = readonly [string, ChangeEvent];

onBothDatabases('views of others', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());
  const begin = () => colleagues(app);

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
});
