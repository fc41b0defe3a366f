import type { Reader } from '@db/database';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { createRandom } from '../demo/random';
import { rebuildDealTotals } from './rebuild-totals';
import { randomActs } from './testing/random-acts';

type Sums = Record<string, [deals: number, amount: number, byStage: number, byDeal: number]>;

/** The totals as they are kept, without the ones that came to nothing. */
async function keptTotals({ sql, tables: { dealTotals }, tenantId }: Reader): Promise<Sums> {
  const rows = await sql.select().from(dealTotals).where(eq(dealTotals.tenantId, tenantId));
  const kept = rows.map((row): [string, Sums[string]] => [
    [row.pipelineId, row.stageId, row.owner, row.currency, row.month].join(' '),
    [row.deals, row.amount, row.amountByStage, row.weightedByDeal],
  ]);
  return Object.fromEntries(kept.filter(([, sums]) => sums.some((sum) => sum !== 0)).sort());
}

/** What the totals have to be: every deal looked at. */
async function scannedTotals({ sql, tables: { deals }, tenantId }: Reader): Promise<Sums> {
  const sums: Sums = {};
  for (const deal of await sql.select().from(deals).where(eq(deals.tenantId, tenantId))) {
    if (deal.deletedAt) continue;
    const month = (deal.status === 'open' ? deal.expectedCloseOn : deal.closedOn)?.slice(0, 7) ?? '';
    const key = [deal.pipelineId, deal.stageId, deal.ownerId ?? '', deal.currency, month].join(' ');
    const sum = sums[key] ?? [0, 0, 0, 0];
    const own = deal.probability !== null;
    sums[key] = [
      sum[0] + 1,
      sum[1] + (deal.amount ?? 0),
      sum[2] + (own ? 0 : (deal.amount ?? 0)),
      sum[3] + (own ? (deal.weightedAmount ?? 0) : 0),
    ];
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

/** Every deal is in the stage of its last stay, which alone is open; each stay begins when the one before ends. */
async function expectStays({ sql, tables: { deals, stageHistory }, tenantId }: Reader): Promise<void> {
  const stays = await sql
    .select()
    .from(stageHistory)
    .where(eq(stageHistory.tenantId, tenantId))
    .orderBy(asc(stageHistory.enteredAt), asc(stageHistory.id));
  const rows = await sql.select().from(deals).where(eq(deals.tenantId, tenantId));
  expect(new Set(stays.map(({ dealId }) => dealId))).toEqual(new Set(rows.map(({ id }) => id)));
  for (const { id, stageId } of rows) {
    const own = stays.filter(({ dealId }) => dealId === id);
    expect(own.at(-1)).toMatchObject({ stageId, leftAt: null });
    expect(own.slice(0, -1).map(({ leftAt }) => leftAt)).toEqual(own.slice(1).map(({ enteredAt }) => enteredAt));
  }
}

onBothDatabases('the books of deals', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('are right after whatever was done, in whatever order', async () => {
    const person = await app.signedIn({ role: 'owner' });
    const db = test.database.forTenant(person.tenant.id);
    const act = await randomActs(person, createRandom(20_260_401));
    for (let done = 1; done <= 160; done += 1) {
      app.setNow(new Date(Date.UTC(2026, 3, 1, 0, done)));
      await act();
      if (done % 20 > 0) continue;
      const [kept, scanned] = await db.read('test.totals', async (reader) => {
        await expectStays(reader);
        return [await keptTotals(reader), await scannedTotals(reader)];
      });
      expect(kept).toEqual(scanned);
    }
    app.setNow(undefined);
    expect((await person.api.deals.count({})).count).toBeGreaterThan(5);
    const [before, after] = await db.transaction('test.rebuild', async (tx) => {
      const kept = await keptTotals(tx);
      await rebuildDealTotals(tx);
      return [kept, await keptTotals(tx)];
    });
    expect(after).toEqual(before);
  });
});
