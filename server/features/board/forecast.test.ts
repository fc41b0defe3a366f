import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { makeSales } from './testing/sales';

type Sales = Awaited<ReturnType<typeof makeSales>>;
type Values = Partial<Parameters<Sales['api']['deals']['create']>[0]['values']>;

onBothDatabases('the forecast board', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const board = { object: 'deal', field: 'expectedCloseOn' } as const;
  const heads = async ({ api }: Pick<Sales, 'api'>, more = {}) => {
    const { columns } = await api.board.get({ ...board, from: '2026-05', ...more });
    return Object.fromEntries(
      columns
        .filter(({ count, won }) => count > 0 || (won ?? 0) > 0)
        .map(({ id, count, sum, weighted, won }) => [id, [count, sum, weighted, won]]),
    );
  };

  /** Deals around May to October of 2026, in two currencies, open, won and lost; today is the 10th of June. */
  async function year() {
    const sales = await makeSales(app);
    const { api, stages, user, lostReasonId } = sales;
    await sales.addRate('USD', 0.5, '2026-01-01');
    await sales.addRate('USD', 0.8, '2026-06-01');
    app.setNow(new Date('2026-06-10T10:00:00Z'));
    const add = async (name: string, values: Values & { stageId: string }) =>
      (await api.deals.create({ values: { name, ...values } })).record;
    // The second stage weighs 25 %
    const open = { stageId: stages.open2, ownerId: user.id };
    return {
      ...sales,
      none: await add('None', { ...open, amount: 400 }),
      past: await add('Past', { ...open, amount: 800, expectedCloseOn: '2026-04-30' }),
      may: await add('May', { ...open, amount: 1_000, expectedCloseOn: '2026-05-01' }),
      june: await add('June', { ...open, amount: 1_000, currency: 'USD', expectedCloseOn: '2026-06-30' }),
      sure: await add('Sure', { ...open, amount: 100, probability: 90, expectedCloseOn: '2026-06-03' }),
      last: await add('Last', { ...open, amount: 40, expectedCloseOn: '2026-10-31' }),
      later: await add('Later', { ...open, amount: 80, expectedCloseOn: '2026-11-01' }),
      won: await add('Won', { stageId: stages.won, amount: 2_000, currency: 'USD', closedOn: '2026-05-09' }),
      old: await add('Old', { stageId: stages.won, amount: 9_000, closedOn: '2026-03-09' }),
      lost: await add('Lost', { stageId: stages.lost, lostReasonId, amount: 7_000, closedOn: '2026-06-09' }),
    };
  }

  it('has six months, with what is expected, by chance, and what was won; and the deals around them', async () => {
    const sales = await year();
    const { columns, currency } = await sales.api.board.get({ ...board, from: '2026-05' });
    expect([columns.map(({ id }) => id), currency]).toEqual([
      ['none', 'before:2026-05', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', 'after:2026-10'],
      'EUR',
    ]);
    expect(columns.slice(0, 3).map(({ name }) => name)).toEqual(['No date', 'Before May 2026', 'May 2026']);
    const all = {
      none: [1, 400, 100, 0],
      'before:2026-05': [1, 800, 200, 0],
      // Won in dollars at the rate of May, expected ones at that of today
      '2026-05': [1, 1_000, 250, 1_000],
      '2026-06': [2, 900, 290, 0],
      '2026-10': [1, 40, 10, 0],
      'after:2026-10': [1, 80, 20, 0],
    };
    expect(await heads(sales)).toEqual(all);
    // The same when the deals are looked at one by one
    expect(await heads(sales, { filter: { op: 'and', items: [{ field: 'name', operator: 'notEmpty' }] } })).toEqual(
      all,
    );
    expect(await heads(sales, { search: 'sure' })).toEqual({ '2026-06': [1, 100, 90, 0] });
    // Without a first month it begins with the present one
    const now = await sales.api.board.get(board);
    expect(now.columns.map(({ id }) => id).slice(1, 3)).toEqual(['before:2026-06', '2026-06']);
  });

  it('counts in each column the cards that stand there, the earliest first', async () => {
    const sales = await year();
    const { columns } = await sales.api.board.get({ ...board, from: '2026-05' });
    for (const { id, count } of columns) {
      const { rows } = await sales.api.board.cards({ ...board, column: id });
      expect([id, rows.length]).toEqual([id, count]);
    }
    const page = await sales.api.board.cards({ ...board, column: '2026-06', limit: 1 });
    expect(page.rows.map(({ title }) => title)).toEqual(['Sure']);
    const next = await sales.api.board.cards({ ...board, column: '2026-06', limit: 1, cursor: page.nextCursor ?? '' });
    expect(next).toMatchObject({ rows: [{ title: 'June' }], nextCursor: null });
  });

  it('gives a deal the last day of the month it is put into, unless it has a day there; one undo takes all back', async () => {
    const { api, none, june, sure, past } = await year();
    const days = async () =>
      Promise.all([none, june, sure, past].map(async ({ id }) => (await api.deals.get({ id })).expectedCloseOn));
    const before = await days();
    const ids = [none, june, sure, past].map(({ id }) => id);
    const { count, groupId } = await api.board.move({ ...board, column: '2026-06', ids });
    expect([count, await days()]).toEqual([2, ['2026-06-30', '2026-06-30', '2026-06-03', '2026-06-30']]);
    await api.changes.undo({ groupId: groupId ?? '' });
    expect(await days()).toEqual(before);
    await api.board.move({ ...board, column: '2028-02', ids: [june.id] });
    await api.board.move({ ...board, column: 'none', ids: [sure.id] });
    expect(await days()).toEqual([null, '2028-02-29', null, '2026-04-30']);
  });

  it('refuses columns that it does not have, and takes none of another workspace', async () => {
    const { api, june } = await year();
    const other = await makeSales(app);
    for (const column of ['before:2026-05', 'after:2026-10', '2026-13', 'may', '2026-1']) {
      const moved = await refusal(api.board.move({ ...board, column, ids: [june.id] }));
      expect([column, moved.code]).toEqual([column, 'INVALID_INPUT']);
    }
    for (const column of ['2026-13', 'won', 'before:none']) {
      expect((await refusal(api.board.cards({ ...board, column }))).code).toBe('INVALID_INPUT');
    }
    expect((await refusal(api.board.get({ ...board, from: '2026-00' }))).issues?.length).toBe(1);
    expect((await refusal(api.board.get({ object: 'lead', field: 'expectedCloseOn' }))).code).toBe('INVALID_INPUT');
    expect((await refusal(other.api.board.move({ ...board, column: '2026-06', ids: [june.id] }))).code).toBe(
      'NOT_FOUND',
    );
    expect(await heads(other)).toEqual({});
  });
});
