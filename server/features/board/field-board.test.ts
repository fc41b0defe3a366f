import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { makeSales } from './testing/sales';

onBothDatabases('boards by a field', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('have its options as columns, and one for what has no value', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    for (const [at, source] of ['referral', 'event', 'referral', null].entries()) {
      await api.leads.create({ values: { firstName: `Lead ${at}`, source, estimatedAmount: 100 * (at + 1) } });
    }
    const { columns } = await api.board.get({ object: 'lead', field: 'source' });
    const shown = columns.filter(({ count }) => count > 0).map(({ id, count, sum }) => ({ id, count, sum }));
    expect(shown).toEqual([
      { id: 'referral', count: 2, sum: 400 },
      { id: 'event', count: 1, sum: 200 },
      { id: 'none', count: 1, sum: 400 },
    ]);
    const first = await api.board.cards({ object: 'lead', field: 'source', column: 'referral', limit: 1 });
    expect(first.rows.map(({ title }) => title)).toEqual(['Lead 2']);
    const next = await api.board.cards({
      ...{ object: 'lead', field: 'source', column: 'referral', limit: 1 },
      cursor: first.nextCursor ?? '',
    });
    expect(next).toMatchObject({ rows: [{ title: 'Lead 0' }], nextCursor: null });
    const none = await api.board.cards({ object: 'lead', field: 'source', column: 'none' });
    expect(none.rows.map(({ title }) => title)).toEqual(['Lead 3']);
    const byStatus = await api.board.get({ object: 'lead' });
    expect(byStatus.columns.map(({ id }) => id)).not.toContain('none');
  });

  it('sort the cards of each column as a list is sorted, page by page', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    for (const [lastName, industry] of [
      ['Cole', 'media'],
      ['abel', 'media'],
      ['Berg', 'media'],
      ['Else', 'retail'],
    ] as const) {
      await api.companies.create({ values: { name: lastName, industry } });
    }
    const cards = { object: 'company', field: 'industry', column: 'media', limit: 2 } as const;
    const sort = [{ field: 'name', direction: 'asc' as const }];
    const first = await api.board.cards({ ...cards, sort });
    expect(first.rows.map(({ title }) => title)).toEqual(['abel', 'Berg']);
    const next = await api.board.cards({ ...cards, sort, cursor: first.nextCursor ?? '' });
    expect(next).toMatchObject({ rows: [{ title: 'Cole' }], nextCursor: null });
    const filter = { op: 'or' as const, items: [{ field: 'name', operator: 'startsWith' as const, value: 'c' }] };
    expect((await api.board.cards({ ...cards, filter })).rows.map(({ title }) => title)).toEqual(['Cole']);
    expect((await api.board.cards({ ...cards, search: 'berg' })).rows.map(({ title }) => title)).toEqual(['Berg']);
    const otherSort = [{ field: 'name', direction: 'desc' as const }];
    const wrong = [
      api.board.cards({ ...cards, sort: otherSort, cursor: first.nextCursor ?? '' }),
      api.board.cards({ ...cards, sort: [{ field: 'size', direction: 'asc' }] }),
    ];
    for (const refused of await Promise.all(wrong.map(refusal)))
      expect(refused).toMatchObject({ code: 'INVALID_INPUT' });
  });

  describe('move cards', () => {
    const company = async (who: Awaited<ReturnType<TestApp['signedIn']>>, name: string, industry: string | null) =>
      (await who.api.companies.create({ values: { name, industry } })).record.id;

    it('several at once, and all of them come back by one undo', async () => {
      const mara = await app.signedIn({ role: 'member' });
      const ids = [
        await company(mara, 'A', 'media'),
        await company(mara, 'B', null),
        await company(mara, 'C', 'retail'),
      ];
      const move = { object: 'company', field: 'industry', ids } as const;
      const { count, groupId } = await mara.api.board.move({ ...move, column: 'retail' });
      expect(count).toBe(2);
      expect((await mara.api.companies.getMany({ ids })).map(({ industry }) => industry)).toEqual([
        ...['retail', 'retail', 'retail'],
      ]);
      expect(await mara.api.board.move({ ...move, column: 'retail' })).toEqual({ count: 0, groupId: null });
      await mara.api.changes.undo({ groupId: groupId ?? '' });
      expect((await mara.api.companies.getMany({ ids })).map(({ industry }) => industry)).toEqual([
        ...['media', null, 'retail'],
      ]);
      await mara.api.board.move({ ...move, column: 'none' });
      expect((await mara.api.companies.getMany({ ids })).map(({ industry }) => industry)).toEqual([null, null, null]);
    });

    it('all or none: what one of them may not hold, none of them gets', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const task = async (values: { dueOn?: string }) =>
        (await api.tasks.create({ values: { title: 'Call', ...values } })).record.id;
      const ids = [await task({ dueOn: '2026-06-10' }), await task({})];
      const refused = refusal(api.board.move({ object: 'task', field: 'repeat', column: 'daily', ids }));
      expect(await refused).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { 'values.repeat': 'Give a due date to repeat from.' },
      });
      expect((await api.tasks.getMany({ ids })).map(({ repeat }) => repeat)).toEqual([null, null]);
      const { record } = await api.leads.create({ values: { firstName: 'Ada' } });
      const byHand = api.board.move({ object: 'lead', field: 'status', column: 'converted', ids: [record.id] });
      expect(await refusal(byHand)).toMatchObject({ fields: { 'values.status': expect.stringContaining('Convert') } });
    });

    it('not into a column that takes none, not out of the trash, and not those of others', async () => {
      const mara = await makeSales(app);
      const { api, stages } = mara;
      const id = await company(mara, 'A', 'media');
      const { record: task } = await api.tasks.create({ values: { title: 'Call' } });
      const { record: deal } = await api.deals.create({ values: { name: 'Cranes', stageId: stages.open1 } });
      const wrong = [
        api.board.move({ object: 'company', field: 'industry', column: 'nowhere', ids: [id] }),
        api.board.move({ object: 'company', field: 'name', column: 'none', ids: [id] }),
        api.board.move({ object: 'task', field: 'priority', column: 'none', ids: [task.id] }),
        api.board.move({ object: 'deal', field: 'status', column: 'won', ids: [deal.id] }),
      ];
      for (const refused of await Promise.all(wrong.map(refusal)))
        expect(refused).toMatchObject({ code: 'INVALID_INPUT' });
      const stranger = await app.signedIn({ role: 'owner' });
      const move = { object: 'company', field: 'industry', column: 'retail' } as const;
      const [missing, theirs] = await Promise.all(
        [newId(), id].map((one) => refusal(stranger.api.board.move({ ...move, ids: [one] }))),
      );
      expect(missing).toMatchObject({ code: 'NOT_FOUND' });
      expect(theirs).toEqual(missing);
      await api.companies.delete({ ids: [id] });
      expect(await refusal(api.board.move({ ...move, ids: [id] }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
      const viewer = await app.signedIn({ role: 'viewer', tenant: mara.tenant });
      expect(await refusal(viewer.api.board.move({ ...move, ids: [id] }))).toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
