import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeSales } from '../board/testing/sales';
import { refusal } from '../records/testing/refusal';

type Sales = Awaited<ReturnType<typeof makeSales>>;
type Values = Partial<Parameters<Sales['api']['deals']['create']>[0]['values']>;

onBothDatabases('the report', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const at = (day: string, time = '10:00:00.000Z') => app.setNow(new Date(`${day}T${time}`));

  async function dealOn(day: string, { api }: Pick<Sales, 'api'>, values: Values & { stageId: string }) {
    at(day);
    return (await api.deals.create({ values: { name: `Deal of ${day}`, ...values } })).record;
  }

  /** A quarter of deals: two currencies, two people, two pipelines; the clock stands at the 10th of June. */
  async function quarter() {
    const sales = await makeSales(app);
    const { stages, pipelines, lostReasons } = sales;
    const ben = await app.signedIn({ tenant: sales.tenant, role: 'member' });
    const [ana, other] = [sales.user.id, pipelines[1]?.stages ?? []];
    await sales.addRate('USD', 0.5, '2026-01-01');
    await sales.addRate('USD', 0.8, '2026-06-01');
    const won = (day: string, closedOn: string, values: Values) =>
      dealOn(day, sales, { stageId: stages.won, closedOn, ...values });
    const lost = (closedOn: string, reason: number, values: Values = {}) =>
      dealOn('2026-03-01', sales, {
        ...{ stageId: stages.lost, closedOn, lostReasonId: lostReasons[reason]?.id ?? null, ...values },
      });
    await won('2026-03-20', '2026-03-31', { amount: 7_700, ownerId: ana });
    await won('2026-04-01', '2026-04-11', { amount: 10_000, ownerId: ana });
    await won('2026-04-01', '2026-05-01', { amount: 20_000, currency: 'USD', ownerId: ana });
    await won('2026-05-01', '2026-05-31', { amount: 5_000, ownerId: ben.user.id });
    await won('2026-06-01', '2026-06-01', { amount: 9_000, currency: 'SEK' });
    // Came from elsewhere: it was won before it was written down.
    await won('2026-06-05', '2026-04-30', { amount: 1_000 });
    await lost('2026-04-30', 0, { amount: 3_000 });
    await lost('2026-05-15', 1, { amount: 100, currency: 'USD', ownerId: ana });
    await lost('2026-06-30', 1);
    await lost('2026-03-31', 1);
    await dealOn('2026-06-02', sales, { stageId: stages.open1, amount: 1_000, expectedCloseOn: '2026-06-30' });
    const open2 = { stageId: stages.open2, amount: 2_001, ownerId: ana };
    await dealOn('2026-06-02', sales, { ...open2, probability: 50, expectedCloseOn: '2026-05-31' });
    await dealOn('2026-06-02', sales, { ...open2, currency: 'USD', expectedCloseOn: '2026-06-01' });
    await dealOn('2026-06-02', sales, { ...open2, amount: null, expectedCloseOn: '2026-07-01' });
    await dealOn('2026-06-02', sales, { stageId: stages.open3, ownerId: ben.user.id });
    await dealOn('2026-06-02', sales, { stageId: other[0]?.id ?? '', amount: 400, expectedCloseOn: '2026-06-15' });
    const trashed = await dealOn('2026-06-02', sales, {
      stageId: stages.open1,
      amount: 99,
      expectedCloseOn: '2026-06-15',
    });
    at('2026-06-10');
    await sales.api.deals.delete({ ids: [trashed.id] });
    return { ...sales, ben };
  }

  const months = { from: '2026-04', to: '2026-06' };

  it('has in each bar exactly the deals that its filter finds, whatever it is narrowed to', async () => {
    const { api, user, ben, pipelineId } = await quarter();
    const narrowed = [
      {},
      { pipelineId },
      { ownerId: 'me' },
      { ownerId: ben.user.id, pipelineId },
      { ownerId: newId() },
    ];
    for (const one of narrowed) {
      const { pipeline, forecast, lostReasons } = await api.reports.overview({ ...months, ...one });
      for (const { count, filter } of [...pipeline, ...forecast, ...lostReasons]) {
        expect({ filter, found: (await api.deals.count({ filter })).count }).toEqual({ filter, found: count });
      }
      const counted = [pipeline, forecast, lostReasons].map((bars) => bars.reduce((all, { count }) => all + count, 0));
      if (Object.keys(one).length === 0) expect(counted).toEqual([6 + 5 + 3, 4 + 5, 3]);
    }
    const mine = await api.reports.overview({ ...months, ownerId: 'me' });
    const byId = await api.reports.overview({ ...months, ownerId: user.id });
    expect(JSON.parse(JSON.stringify(mine).replaceAll('"me"', `"${user.id}"`))).toEqual(byId);
  });

  it('adds up in the currency of the workspace: what is open at the rate of today, what is closed at that of its month', async () => {
    const { api, stages, pipelineId, lostReasons: reasons } = await quarter();
    const report = await api.reports.overview({ ...months, pipelineId });
    expect(report).toMatchObject({ currency: 'EUR', unconverted: ['SEK'] });
    const bar = (id: string) => report.pipeline.find(({ stageId }) => stageId === id);
    expect(bar(stages.open2)).toMatchObject({ name: 'Discovery', type: 'open', count: 3, amount: 2_001 + 1_601 });
    // 2,001 at 50 %; 1,600.8 at the stage's 25 %
    expect(bar(stages.open2)?.weighted).toBe(1_001 + 400);
    expect(bar(stages.won)).toMatchObject({ count: 5, amount: 10_000 + 10_000 + 5_000 + 1_000 });
    expect(report.pipeline.map(({ stageId }) => stageId).indexOf(stages.lost)).toBe(5);
    expect(report.forecast.map(({ filter: _, ...month }) => month)).toEqual([
      { month: '2026-04', open: 0, weighted: 0, won: 11_000, count: 2 },
      { month: '2026-05', open: 2_001, weighted: 1_001, won: 15_000, count: 3 },
      { month: '2026-06', open: 2_601, weighted: 500, won: 0, count: 3 },
    ]);
    expect(report.lostReasons.map(({ filter: _, ...reason }) => reason)).toEqual([
      { id: reasons[1]?.id, name: 'Competitor', count: 2, amount: 50 },
      { id: reasons[0]?.id, name: 'Price', count: 1, amount: 3_000 },
    ]);
  });

  it('says how often and how fast deals are won, beside the months before', async () => {
    const { api } = await quarter();
    const { outcome, sampled } = await api.reports.overview(months);
    expect(outcome).toMatchObject({
      won: { count: 5, amount: 26_000 },
      lost: { count: 3, amount: 3_050 },
      winRate: 5 / 8,
      // 10, 30, 30 and 0 days
      cycleDaysMedian: 20,
      averageDeal: 6_500,
      // 6 open deals × 65.00 × 5/8 ÷ 20
      velocityPerDay: Math.round((6 * 6_500 * 5) / 8 / 20),
      previous: { won: { count: 1, amount: 7_700 }, lost: { count: 1, amount: 0 }, winRate: 0.5, cycleDaysMedian: 11 },
    });
    expect(sampled).toEqual({ cycle: false, lostReasonsFrom: null, stageTimes: false });
  });

  it('names people by what they won, and what they have open', async () => {
    const { api, user, ben } = await quarter();
    const { leaders } = await api.reports.overview(months);
    expect(leaders).toEqual([
      { userId: user.id, name: user.name, won: 2, wonAmount: 20_000, activities: 0, openAmount: 3_602 },
      { userId: ben.user.id, name: ben.user.name, won: 1, wonAmount: 5_000, activities: 0, openAmount: 0 },
    ]);
  });

  it('divides by nothing when there is nothing', async () => {
    at('2026-06-10');
    const { api } = await makeSales(app);
    const report = await api.reports.overview({ from: '2026-06', to: '2026-06' });
    const none = { open: null, winRate: null, cycleDaysMedian: null, averageDeal: null, velocityPerDay: null };
    const zero = { count: 0, amount: 0 };
    expect(report.outcome).toEqual({ won: zero, lost: zero, ...none, previous: { won: zero, lost: zero, ...none } });
    expect(report.stageTimes.every(({ medianDays, conversion }) => medianDays === null && conversion === null)).toBe(
      true,
    );
    expect(report).toMatchObject({ lostReasons: [], leaders: [], unconverted: [] });
  });

  it('counts what was done by week, on the days of the workspace', async () => {
    const sales = await makeSales(app);
    const { api, user } = sales;
    const deal = await dealOn('2026-05-20', sales, { stageId: sales.stages.open1 });
    const on = { object: 'deal' as const, recordId: deal.id };
    const log = (kind: 'call' | 'meeting' | 'email', startsAt: string, more = {}) =>
      api.activities.create({ ...on, values: { subject: kind, kind, startsAt, ownerId: user.id, ...more } });
    at('2026-07-02');
    // Berlin: the last moment of May and the first of June, of which the 1st is a Monday
    await log('call', '2026-05-31T21:59:59.999Z');
    await log('call', '2026-05-31T22:00:00.000Z');
    await log('meeting', '2026-06-07T21:59:59.999Z');
    await log('email', '2026-06-07T22:00:00.000Z');
    await log('email', '2026-06-09T08:00:00.000Z', { done: false });
    await log('call', '2026-06-30T22:00:00.000Z');
    at('2026-06-16');
    await api.notes.create({ ...on, values: { body: 'Hello' } });
    const { record: task } = await api.tasks.create({ ...on, values: { title: 'Call back', ownerId: user.id } });
    at('2026-06-17');
    await api.tasks.complete({ ids: [task.id], done: true });
    at('2026-07-03');
    await api.tasks.update({ id: task.id, version: task.version + 1, values: { body: 'Said later' } });
    const june = { from: '2026-06', to: '2026-06' };
    const { activity, leaders } = await api.reports.overview(june);
    const none = { call: 0, meeting: 0, email: 0, note: 0, task: 0 };
    expect(activity).toEqual([
      { ...none, week: '2026-06-01', call: 1, meeting: 1 },
      { ...none, week: '2026-06-08', email: 1 },
      { ...none, week: '2026-06-15', note: 1, task: 1 },
      { ...none, week: '2026-06-22' },
      { ...none, week: '2026-06-29' },
    ]);
    expect(leaders).toMatchObject([{ userId: user.id, activities: 3 }]);
    expect((await api.reports.overview({ ...june, ownerId: 'me' })).activity).toEqual(activity);
    const nobodys = await api.reports.overview({ ...june, ownerId: newId() });
    expect(nobodys.activity).toEqual(activity.map(({ week }) => ({ ...none, week })));
  });

  it('says how long deals stay in a stage, and how many go further', async () => {
    const sales = await makeSales(app);
    const { api, stages, lostReasonId } = sales;
    const move = async (id: string, day: string, stageId: string) => {
      at(day);
      await api.deals.move({ ids: [id], stageId, ...(stageId === stages.lost && { values: { lostReasonId } }) });
    };
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await dealOn('2026-06-01', sales, { stageId: stages.open2 })).id);
    const [a = '', b = '', c = '', d = ''] = ids;
    await move(a, '2026-06-03', stages.open3);
    await move(b, '2026-06-05', stages.lost);
    await move(c, '2026-06-11', stages.won);
    await move(d, '2026-06-21', stages.open1);
    at('2026-06-25');
    const june = { from: '2026-06', to: '2026-06' };
    const { stageTimes } = await api.reports.overview(june);
    const of = (id: string) => stageTimes.find(({ stageId }) => stageId === id);
    // 2, 4, 10 and 20 days; one is still there
    expect(of(stages.open2)).toEqual({ stageId: stages.open2, name: 'Discovery', medianDays: 7, conversion: 0.5 });
    expect(of(stages.open3)).toMatchObject({ medianDays: null, conversion: null });
    await api.deals.delete({ ids: [b] });
    expect((await api.reports.overview(june)).stageTimes.find(({ stageId }) => stageId === stages.open2)).toMatchObject(
      {
        ...{ medianDays: 10, conversion: 2 / 3 },
      },
    );
  });

  it('refuses months that are none, and pipelines of others', async () => {
    const { api } = await makeSales(app);
    const other = await makeSales(app);
    for (const period of [
      { from: '2026-06', to: '2026-05' },
      { from: '2020-01', to: '2026-05' },
      { from: '2026-13', to: '2026-14' },
    ]) {
      expect((await refusal(api.reports.overview(period))).issues?.length).toBeGreaterThan(0);
    }
    const foreign = await refusal(api.reports.overview({ ...months, pipelineId: other.pipelineId }));
    const missing = await refusal(api.reports.overview({ ...months, pipelineId: newId() }));
    expect([foreign.code, foreign.say]).toEqual(['NOT_FOUND', missing.say]);
  });

  describe('of a program', () => {
    it('has nothing of its own', async () => {
      const { api } = await quarter();
      const { key } = await api.apiKeys.create({ name: 'Reporting', role: 'viewer' });
      const program = await app.browser().at({ apiKey: key });
      const report = await program.reports.overview({ ...months, ownerId: 'me' });
      const bars = [...report.pipeline, ...report.forecast, ...report.lostReasons];
      for (const { count, filter } of bars) {
        expect([count, (await program.deals.count({ filter })).count]).toEqual([0, 0]);
      }
      expect((await program.reports.overview(months)).outcome.won.count).toBe(5);
    });
  });
});
