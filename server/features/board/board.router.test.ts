import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { makeSales } from './testing/sales';

onBothDatabases('boards', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  describe('columns of deals', () => {
    it('count and add up every deal of a stage, weighted by its own probability or that of the stage', async () => {
      const { api, stages } = await makeSales(app);
      await api.deals.create({ values: { name: 'A', stageId: stages.open1, amount: 10_000 } });
      await api.deals.create({ values: { name: 'B', stageId: stages.open1, amount: 20_000, probability: 50 } });
      await api.deals.create({ values: { name: 'C', stageId: stages.won, amount: 5_000 } });
      const { columns, currency } = await api.board.get({ object: 'deal' });
      expect(currency).toBe('EUR');
      expect(columns.map(({ id }) => id)).toEqual([
        stages.open1,
        stages.open2,
        stages.open3,
        stages.open4,
        stages.won,
        stages.lost,
      ]);
      expect(columns[0]).toMatchObject({ count: 2, exact: true, sum: 30_000, weighted: 11_000, unconverted: [] });
      expect(columns[4]).toMatchObject({ type: 'won', count: 1, sum: 5_000, weighted: 5_000 });
    });

    it('say the same from the totals and from the rows', async () => {
      const { api, stages, lostReasonId } = await makeSales(app);
      for (const [at, stageId] of [stages.open1, stages.open2, stages.open1, stages.lost].entries()) {
        const probability = at % 2 ? 33 : null;
        const values = { name: `Deal ${at}`, stageId, amount: 1_001 * (at + 1), probability };
        await api.deals.create({ values: { ...values, ...(stageId === stages.lost && { lostReasonId }) } });
      }
      const all = await api.board.get({ object: 'deal' });
      const filter = { op: 'and' as const, items: [{ field: 'name', operator: 'startsWith' as const, value: 'deal' }] };
      expect(await api.board.get({ object: 'deal', filter })).toEqual(all);
      expect(await api.board.get({ object: 'deal', search: 'deal' })).toEqual(all);
      const mine = { op: 'and' as const, items: [{ field: 'ownerId', operator: 'me' as const }] };
      expect((await api.board.get({ object: 'deal', filter: mine })).columns.map(({ count }) => count)).toEqual([
        0, 0, 0, 0, 0, 0,
      ]);
    });

    it('convert to the currency of the workspace, and name what has no rate', async () => {
      const { api, stages, addRate } = await makeSales(app);
      await addRate('USD', 0.5);
      await addRate('JPY', 0.01);
      for (const [currency, amount] of [
        ['EUR', 1_000],
        ['USD', 1_000],
        ['JPY', 500],
        ['SEK', 9_000],
      ] as const) {
        await api.deals.create({ values: { name: currency, stageId: stages.open2, amount, currency } });
      }
      const { columns } = await api.board.get({ object: 'deal' });
      // 10 € + 10 $ at 0.5 + 500 ¥, which has no smaller unit, at 0.01
      expect(columns[1]).toMatchObject({ count: 4, sum: 1_000 + 500 + 500, weighted: 500, unconverted: ['SEK'] });
    });

    it('are those of one pipeline; another workspace has none of it', async () => {
      const { api, pipelineId, stages } = await makeSales(app);
      const other = await makeSales(app);
      await other.api.deals.create({ values: { name: 'Theirs', stageId: other.stages.open1, amount: 1 } });
      expect((await api.board.get({ object: 'deal', pipelineId })).columns).toHaveLength(6);
      const [missing, foreign] = [newId(), other.pipelineId].map((id) =>
        refusal(api.board.get({ object: 'deal', pipelineId: id })),
      );
      expect(await foreign).toMatchObject({ code: 'NOT_FOUND' });
      expect((await foreign)?.say).toBe((await missing)?.say);
      expect(await refusal(api.board.cards({ object: 'deal', column: other.stages.open1 }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      expect((await api.board.cards({ object: 'deal', column: stages.open1 })).rows).toEqual([]);
    });
  });

  describe('cards of deals', () => {
    it('stand by the urgency of their next activity, in the zone of the workspace', async () => {
      const { api, stages } = await makeSales(app);
      // 23:30 on the 10th in Berlin
      app.setNow(new Date('2026-06-10T21:30:00.000Z'));
      const due = {
        later: '2026-06-10T22:00:00.000Z',
        today: '2026-06-10T21:59:59.999Z',
        none: null,
        now: '2026-06-10T21:30:00.000Z',
        overdue: '2026-06-10T21:29:59.999Z',
        longOverdue: '2026-01-01T00:00:00.000Z',
        none2: null,
      };
      const ids: Record<string, string> = {};
      for (const [name, dueAt] of Object.entries(due)) {
        const { record } = await api.deals.create({ values: { name, stageId: stages.open1 } });
        ids[name] = record.id;
        if (dueAt) await api.tasks.create({ object: 'deal', recordId: record.id, values: { title: name, dueAt } });
      }
      const { rows } = await api.board.cards({ object: 'deal', column: stages.open1 });
      expect(rows.map(({ title }) => title)).toEqual([
        'longOverdue',
        'overdue',
        'now',
        'today',
        'none2',
        'none',
        'later',
      ]);
      expect(rows[0]).toEqual(await api.deals.get({ id: ids.longOverdue ?? '' }));
      const few = await api.board.cards({ object: 'deal', column: stages.open1, fields: ['amount'], limit: 1 });
      expect(few.rows[0]).toMatchObject({ title: 'longOverdue', amount: null });
      expect(few.rows[0]).not.toHaveProperty('description');
      app.setNow(undefined);
    });
  });

  describe('boards of any kind', () => {
    it('refuse fields, columns and cursors that do not fit', async () => {
      const { api, stages } = await makeSales(app);
      const asked = [
        api.board.get({ object: 'lead', field: 'email' }),
        api.board.get({ object: 'company', field: 'name' }),
        api.board.get({ object: 'tag' as 'lead' }),
        api.board.cards({ object: 'lead', field: 'source', column: 'nowhere' }),
        api.board.cards({ object: 'deal', column: stages.open1, cursor: 'nonsense' }),
        api.board.cards({ object: 'lead', column: 'new', cursor: 'nonsense' }),
      ];
      const codes = (await Promise.all(asked.map(refusal))).map(({ code }) => code);
      expect(codes.map((code) => code ?? 'schema')).toEqual([
        ...['INVALID_INPUT', 'INVALID_INPUT', 'schema', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT'],
      ]);
      expect(await refusal(api.board.cards({ object: 'deal', column: 'open' }))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
