import { newId } from '@db/ids';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { insertRows, loadRow } from '../records/bulk-rows';
import { dealObject } from './deal-object';
import { rebuildDealTotals } from './rebuild-totals';
import { dealIn, stageNamed } from './testing/selling';

onBothDatabases('many deals', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
    await app.startWorker();
  });
  afterAll(() => app.close());

  it('follow their stage soon, in steps, and their totals with them', async () => {
    const { api, tenant } = await app.signedIn({ role: 'manager' });
    const db = test.database.forTenant(tenant.id);
    const deal = await dealIn(api, 'Discovery', { amount: 1_000, expectedCloseOn: '2026-05-15' });
    await db.transaction('test.crowd', async (tx) => {
      const row = await loadRow(tx, dealObject, deal.id);
      await insertRows(
        tx,
        tx.tables.deals,
        Array.from({ length: 700 }, () => ({ ...row, id: newId() })),
      );
      await rebuildDealTotals(tx);
    });
    const weightedNow = () =>
      db.read('test.weighted', ({ sql, tables: { deals }, tenantId }) =>
        sql
          .select({ weighted: deals.weightedAmount, status: deals.status, deals: count() })
          .from(deals)
          .where(eq(deals.tenantId, tenantId))
          .groupBy(deals.weightedAmount, deals.status),
      );
    const stage = await stageNamed(api, 'Discovery');
    await api.pipelines.stages.update({ id: stage.id, version: 1, values: { probability: 60 } });
    const settled = (expected: unknown) =>
      vi.waitFor(async () => expect(await weightedNow()).toEqual(expected), { timeout: 20_000 });
    await settled([{ weighted: 600, status: 'open', deals: 701 }]);
    await api.pipelines.stages.update({ id: stage.id, version: 2, values: { type: 'won' } });
    await settled([{ weighted: 1_000, status: 'won', deals: 701 }]);
    const totals = await db.read('test.totals', ({ sql, tables: { dealTotals }, tenantId }) =>
      sql.select().from(dealTotals).where(eq(dealTotals.tenantId, tenantId)),
    );
    const { closedOn } = await api.deals.get({ id: deal.id });
    expect(totals.filter(({ deals }) => deals > 0)).toMatchObject([
      { month: closedOn?.slice(0, 7), deals: 701, amount: 701_000 },
    ]);
  });
});
