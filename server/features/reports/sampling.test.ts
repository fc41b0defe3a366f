import type { Reader } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeTables, onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeSales } from '../board/testing/sales';
import { conversionBy } from '../currencies/conversion.rules';
import { closedIn, cycleDaysMedian, lostByReason, sampleOf } from './closed-deals';
import { reportStages, type Scope } from './scope';
import { stageTimes } from './stage-times';

const period = { from: '2026-01', to: '2026-03' };
const days = { from: '2026-01-01', to: '2026-03-31' };
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

onBothDatabases('what is looked at of closed deals', (test) => {
  let app: TestApp;
  let scope: Scope;
  let tenantId: string;
  const read = <T>(tenant: string, work: (db: Reader) => Promise<T>) =>
    test.database.forTenant(asTenantId(tenant)).read('test', work);

  beforeAll(async () => {
    app = await createTestApp(test);
    const { tenant, stages, pipelineId } = await makeSales(app);
    await test.database.forTenant(tenant.id).transaction('test.rows', async (tx) => {
      const at = (day: string) => new Date(`${day}T12:00:00Z`);
      const ids = Array.from({ length: 900 }, newId);
      const deals = ids.map((id, n) => {
        const day = dayOf(Math.floor(n / 10));
        return {
          ...{ tenantId: tx.tenantId, id, name: 'Deal', nameKey: 'deal', pipelineId, currency: 'EUR', amount: 100 },
          ...{ stageId: stages.won, status: n % 2 === 0 ? ('won' as const) : ('lost' as const), closedOn: day },
          ...{ createdAt: at(dayOf(Math.floor(n / 10) - (n % 7))), updatedAt: at(day), touchedAt: at(day) },
          stageSince: at(day),
        };
      });
      const stays = ids.map((dealId, n) => ({
        ...{ tenantId: tx.tenantId, id: newId(), dealId, pipelineId, stageId: stages.open1 },
        ...{ enteredAt: at(dayOf(Math.floor(n / 10))), leftAt: at(dayOf(Math.floor(n / 10) + (n < 450 ? 1 : 3))) },
      }));
      for (let from = 0; from < ids.length; from += 300) {
        await tx.sql.insert(tx.tables.deals).values(deals.slice(from, from + 300));
        await tx.sql.insert(tx.tables.stageHistory).values(stays.slice(from, from + 300));
      }
    });
    await analyzeTables(test, 'deals', 'stage_history');
    scope = await read(tenant.id, async (db) => ({
      ...{
        period,
        mode: 'period' as const,
        timeZone: 'Europe/Berlin',
        pipelineId: undefined,
        ownerId: undefined,
        narrowed: {},
      },
      stages: (await reportStages(db, undefined)).filter(({ id }) => id === stages.open1),
      conversion: conversionBy([], 'EUR', '2026-06-01'),
      unconverted: new Set<string>(),
    }));
    tenantId = tenant.id;
  });
  afterAll(() => app.close());

  it('is all of it where that is not too much', async () => {
    const sample = await read(tenantId, (db) => sampleOf(db, 'won', period, 450));
    expect(sample).toEqual({ ...days, isCut: false });
    // 0 to 6 days, evenly
    expect(await read(tenantId, (db) => cycleDaysMedian(db, scope.timeZone, closedIn(db, scope, 'won', sample)))).toBe(
      3,
    );
  });

  it('is else the latest, whole days at a time, so that a filter by day finds the same', async () => {
    const sample = await read(tenantId, (db) => sampleOf(db, 'lost', period, 23));
    // Five are lost a day: four whole days are 20, a fifth one would be 25.
    expect(sample).toEqual({ from: '2026-03-28', to: '2026-03-31', isCut: true });
    const lost = await read(tenantId, (db) => lostByReason(db, scope, sample));
    expect(lost).toEqual([{ reasonId: null, currency: 'EUR', month: '2026-03', count: 20, amount: 2_000 }]);
  });

  it('is a last day whole, even where it alone is more', async () => {
    const sample = await read(tenantId, (db) => sampleOf(db, 'lost', period, 2));
    expect(sample).toEqual({ from: '2026-03-31', to: '2026-03-31', isCut: true });
    // The period goes on, as that of a current year does
    const year = await read(tenantId, (db) => sampleOf(db, 'lost', { from: '2026-01', to: '2026-12' }, 2));
    expect(year).toEqual({ from: '2026-03-31', to: '2026-12-31', isCut: true });
  });

  it('are the latest stays of a stage', async () => {
    const all = await read(tenantId, (db) => stageTimes(db, scope, undefined, 900));
    expect(all).toMatchObject({ times: [{ medianDays: 2 }], isCut: false });
    const latest = await read(tenantId, (db) => stageTimes(db, scope, undefined, 400));
    expect(latest).toMatchObject({ times: [{ medianDays: 3 }], isCut: true });
  });
});
