import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeSales } from '../board/testing/sales';
import { conversionBy } from '../currencies/conversion.rules';
import { dealObject } from '../deals/deal-object';
import { createRandom } from '../demo/random';
import { insertRows } from '../records/bulk-rows';
import { stepRecordBook } from '../rollups/record-books';
import { cohortOf } from './cohorts';
import type { Scope } from './scope';

type Sales = Awaited<ReturnType<typeof makeSales>>;
type Values = Partial<Parameters<Sales['api']['deals']['create']>[0]['values']>;

onBothDatabases('the report on deals that were created in some months', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const createdAt = async ({ api }: Sales, at: string, values: Values & { stageId: string }) => {
    app.setNow(new Date(at));
    return (await api.deals.create({ values: { name: `Deal of ${at}`, ...values } })).record;
  };
  const makeBook = ({ tenant }: Sales) =>
    test.database.forTenant(tenant.id).transaction('test.book', (tx) => stepRecordBook(tx, dealObject));
  const march = { from: '2026-03', to: '2026-03' };

  it('is about what became of them, whenever that was', async () => {
    const sales = await makeSales(app);
    const { api, stages, lostReasonId, user, pipelineId } = sales;
    const [won, lost, open] = [{ stageId: stages.won }, { stageId: stages.lost, lostReasonId }, stages.open1];
    const mine = { ownerId: user.id };
    await sales.addRate('USD', 0.5, '2026-01-01');
    await sales.addRate('USD', 0.8, '2026-06-01');
    // Berlin: the last moment of February, the first of March; the last of March, the first of April
    await createdAt(sales, '2026-02-28T22:59:59.999Z', { ...won, amount: 1, closedOn: '2026-03-01' });
    await createdAt(sales, '2026-02-28T23:00:00.000Z', { ...won, ...mine, amount: 100, closedOn: '2026-03-11' });
    await createdAt(sales, '2026-03-10T10:00:00.000Z', {
      ...{ ...won, amount: 1_000, currency: 'USD', closedOn: '2026-06-10' },
    });
    await createdAt(sales, '2026-03-12T10:00:00.000Z', { ...lost, amount: 40, closedOn: '2026-05-01' });
    await createdAt(sales, '2026-03-31T21:59:59.999Z', { stageId: open, ...mine, amount: 7 });
    await createdAt(sales, '2026-03-31T22:00:00.000Z', { ...won, amount: 9, closedOn: '2026-04-05' });
    const trashed = await createdAt(sales, '2026-03-15T10:00:00.000Z', { ...won, amount: 5_000 });
    await api.deals.delete({ ids: [trashed.id] });
    app.setNow(new Date('2026-06-20T10:00:00Z'));

    const cohort = async (narrowed = {}) =>
      (await api.reports.overview({ ...march, ...narrowed, mode: 'cohort' })).outcome;
    const expected = {
      won: { count: 2, amount: 100 + 800 },
      lost: { count: 1, amount: 40 },
      open: { count: 1, amount: 7 },
      winRate: 2 / 3,
      // 10 and 92 days
      cycleDaysMedian: 51,
      averageDeal: 450,
      previous: { won: { count: 1, amount: 1 }, lost: { count: 0, amount: 0 }, open: { count: 0, amount: 0 } },
    };
    expect(await cohort()).toMatchObject(expected);
    await makeBook(sales);
    expect(await cohort()).toMatchObject(expected);
    const own = { won: { count: 1, amount: 100 }, lost: { count: 0 }, open: { count: 1, amount: 7 }, winRate: 1 };
    expect(await cohort({ ownerId: 'me', pipelineId })).toMatchObject(own);
    expect(await cohort({ pipelineId: sales.pipelines[1]?.id })).toMatchObject({ won: { count: 0 }, winRate: null });
    // By the months of the close it is another story, in which nothing is open
    const closed = (await api.reports.overview(march)).outcome;
    expect(closed).toMatchObject({ won: { count: 2, amount: 101 }, lost: { count: 0 }, open: null });
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Etc/UTC'])(
    'says the same with the book and without it, in %s',
    async (timeZone) => {
      const sales = await makeSales(app);
      const { api, stages, lostReasonId } = sales;
      await api.workspaces.update({ version: 1, values: { timeZone } });
      const random = createRandom(20_260_331);
      for (let n = 0; n < 40; n += 1) {
        // Around the ends of months, where zones differ
        const at = new Date(Date.UTC(2026, random.int(1, 4), 1, random.int(-15, 15), random.int(0, 59)));
        const stageId = random.pick([stages.won, stages.lost, stages.open1]);
        const amount = random.chance(0.2) ? null : random.int(1, 900);
        await createdAt(sales, at.toISOString(), { stageId, lostReasonId, amount });
      }
      app.setNow(new Date('2026-06-20T10:00:00Z'));
      const reports = () =>
        Promise.all(
          [march, { from: '2026-02', to: '2026-05' }, { from: '2026-04', to: '2026-04' }].map(
            async (period) => (await api.reports.overview({ ...period, mode: 'cohort' })).outcome,
          ),
        );
      const counted = await reports();
      await makeBook(sales);
      expect(await reports()).toEqual(counted);
      const wider = counted[1];
      const total = (wider?.won.count ?? 0) + (wider?.lost.count ?? 0) + (wider?.open?.count ?? 0);
      expect(total).toBeGreaterThan(20);
    },
  );

  it('follows them through the stages, whenever they moved', async () => {
    const sales = await makeSales(app);
    const { api, stages } = sales;
    const move = async (id: string, day: string, stageId: string) => {
      app.setNow(new Date(`${day}T10:00:00Z`));
      await api.deals.move({ ids: [id], stageId });
    };
    const [a, b, c] = [
      await createdAt(sales, '2026-03-01T10:00:00Z', { stageId: stages.open1 }),
      await createdAt(sales, '2026-03-31T10:00:00Z', { stageId: stages.open1 }),
      await createdAt(sales, '2026-04-01T10:00:00Z', { stageId: stages.open1 }),
    ];
    await move(a.id, '2026-04-10', stages.open2);
    await move(a.id, '2026-05-10', stages.won);
    await move(b.id, '2026-04-10', stages.open2);
    await move(b.id, '2026-06-09', stages.open1);
    await move(c.id, '2026-04-02', stages.open2);
    const times = async (mode: 'cohort' | 'period', period: { from: string; to: string }) =>
      Object.fromEntries(
        (await api.reports.overview({ ...period, mode })).stageTimes
          .filter(({ medianDays }) => medianDays !== null)
          .map(({ stageId, medianDays, conversion }) => [stageId, [medianDays, conversion]]),
      );
    // 40 and 10 days before they went on; then 30 days to winning, and 60 to a step back
    expect(await times('cohort', march)).toEqual({ [stages.open1]: [25, 1], [stages.open2]: [45, 0.5] });
    expect(await times('period', march)).toEqual({ [stages.open1]: [25, 1] });
    expect(await times('cohort', { from: '2026-04', to: '2026-04' })).toEqual({ [stages.open1]: [1, 1] });
  });

  it('looks at some deals from all over the months where there are too many, whoever and whenever they came from', async () => {
    const sales = await makeSales(app);
    const { tenant, stages, user } = sales;
    const scope: Scope = {
      ...{ period: march, mode: 'cohort', timeZone: 'Etc/UTC', pipelineId: undefined, ownerId: undefined },
      ...{ narrowed: {}, stages: [], unconverted: new Set(), conversion: conversionBy([], 'EUR', '2026-06-01') },
    };
    const db = test.database.forTenant(tenant.id);
    await createdAt(sales, '2026-03-01T00:00:00Z', { stageId: stages.open1 });
    const random = createRandom(20_261_124);
    const digits = () =>
      random
        .int(0, 2 ** 24 - 1)
        .toString(16)
        .padStart(6, '0');
    await db.transaction('test.rows', async (tx) => {
      const { deals } = tx.tables;
      const [deal] = await tx.sql.select().from(deals).where(eq(deals.tenantId, tx.tenantId));
      // One an hour; and as many at once in the last week, as an import makes them
      const hours = Array.from({ length: 31 * 24 - 1 }, (_, n) => n + 1);
      const rows = [...hours, ...hours.map(() => 700)].map((hour, n) => ({
        ...deal,
        id: `01990000-0000-7000-8000-${digits()}${digits()}`,
        ownerId: n % 100 === 0 ? user.id : null,
        createdAt: new Date(Date.UTC(2026, 2, 1, hour)),
      }));
      await insertRows(tx, deals, rows);
    });
    const look = (narrowed: Partial<Scope> = {}, size?: number) =>
      db.read('test.sample', async (reader) => {
        const cohort = await cohortOf(reader, { ...scope, ...narrowed }, march, size);
        const { deals } = reader.tables;
        const ids = new Set((await reader.rows<{ id: string }>(cohort.ids)).map(({ id }) => id));
        const found = await reader.sql.select().from(deals).where(eq(deals.tenantId, reader.tenantId));
        const days = found.filter(({ id }) => ids.has(id)).map(({ createdAt: at }) => at.getUTCDate());
        return { days, isCut: cohort.isCut };
      });
    const some = await look({}, 300);
    expect(some.isCut).toBe(true);
    expect(Math.abs(some.days.length - 300)).toBeLessThan(60);
    for (const week of [1, 8, 15]) {
      expect(some.days.filter((day) => day >= week && day < week + 7).length).toBeGreaterThan(15);
    }
    const all = await look({}, 2_000);
    expect([all.days.length, all.isCut]).toEqual([2 * 31 * 24 - 1, false]);
    // Of somebody with few deals all are looked at
    const own = await look({ ownerId: user.id }, 300);
    expect([own.days.length, own.isCut]).toEqual([15, false]);
  });
});
