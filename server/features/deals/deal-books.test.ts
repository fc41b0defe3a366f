import type { Reader } from '@db/database';
import { newId } from '@db/ids';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import { changeSource } from '../changes/append';
import { createRandom } from '../demo/random';
import { eraseRecords } from '../records/destroy';
import { objects } from '../records/registry';
import { rebuildDealTotals } from './rebuild-totals';
import { reasonNamed } from './testing/selling';

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
    const { api, ctx, tenant, user } = await app.signedIn({ role: 'owner' });
    const db = ctx.app.database.forTenant(tenant.id);
    const random = createRandom(20_260_401);
    let clock = Date.UTC(2026, 3, 1);
    const { pipelines } = await api.pipelines.list({});
    const stages = pipelines.flatMap((pipeline) => pipeline.stages);
    const { id: lostReasonId } = await reasonNamed(api, 'Price');
    const live = new Set<string>();
    const trashed = new Set<string>();
    const groups: string[] = [];
    const any = (ids: Set<string>) => (ids.size > 0 ? random.pick([...ids]) : undefined);
    const some = (ids: Set<string>) => [...ids].filter(() => random.chance(0.4)).slice(0, 4);
    const told = <T extends { groupId: string | null }>(written: T): T => {
      if (written.groupId) groups.push(written.groupId);
      return written;
    };
    const values = () => ({
      amount: random.chance(0.2) ? null : random.int(0, 90_000),
      currency: random.pick(['EUR', 'USD']),
      probability: random.chance(0.5) ? null : random.int(0, 100),
      expectedCloseOn: random.chance(0.2) ? null : random.pick(['2026-04-30', '2026-05-15', '2027-01-01']),
      ownerId: random.chance(0.3) ? null : user.id,
    });
    const stageId = () => random.pick(stages).id;
    const sorted = async () => {
      const now = await db.read('test.deals', ({ sql, tables: { deals }, tenantId }) =>
        sql
          .select({ id: deals.id, deletedAt: deals.deletedAt })
          .from(deals)
          .where(eq(deals.tenantId, tenantId))
          .orderBy(asc(deals.createdAt)),
      );
      live.clear();
      trashed.clear();
      for (const { id, deletedAt } of now) (deletedAt ? trashed : live).add(id);
    };
    const steps: (() => Promise<unknown>)[] = [
      async () =>
        told(await api.deals.create({ values: { name: 'A deal', ...values(), stageId: stageId(), lostReasonId } })),
      async () =>
        told(await api.deals.create({ values: { name: 'A deal', ...values(), stageId: stageId(), lostReasonId } })),
      async () => {
        const id = any(live);
        if (!id) return;
        const { version } = await api.deals.get({ id });
        const moved = random.chance(0.3) ? { stageId: stageId(), lostReasonId } : {};
        told(await api.deals.update({ id, version, values: { ...values(), ...moved } }));
      },
      async () => {
        const ids = some(live);
        if (ids.length > 0) told(await api.deals.move({ ids, stageId: stageId(), values: { lostReasonId } }));
      },
      async () => {
        const dealId = any(live);
        if (!dealId) return;
        const { version } = await api.deals.get({ id: dealId });
        told(await api.deals.update({ id: dealId, version, values: { amountFromLines: random.chance(0.7) } }));
        const { lines } = await api.deals.lines.list({ dealId });
        const remove = lines.filter(() => random.chance(0.3)).map(({ id }) => id);
        const line = { name: 'Window', quantity: random.int(1, 9), unitPrice: random.int(1, 9_000) };
        told(await api.deals.lines.save({ dealId, lines: [{ id: newId(), values: line }], remove }));
      },
      async () => {
        const ids = some(live).slice(0, 2);
        if (ids.length > 0) told(await api.deals.delete({ ids }));
      },
      async () => {
        const ids = some(trashed);
        if (ids.length > 0) told(await api.deals.restore({ ids }));
      },
      async () => {
        const id = any(trashed);
        if (id && random.chance(0.3)) await api.deals.destroy({ ids: [id] });
      },
      async () => {
        if (groups.length === 0) return;
        // What was changed since refuses to be undone: then nothing may have happened.
        await api.changes.undo({ groupId: random.pick(groups) }).catch((error: { cause?: { code?: string } }) => {
          if (error.cause?.code !== 'CONFLICT') throw error;
        });
      },
      async () => {
        const { id } = random.pick(stages.filter(({ type }) => type === 'open'));
        const list = (await api.pipelines.list({})).pipelines.flatMap((pipeline) => pipeline.stages);
        const { version = 1 } = list.find((stage) => stage.id === id) ?? {};
        told(await api.pipelines.stages.update({ id, version, values: { probability: random.int(0, 100) } }));
      },
      async () => {
        const id = any(live);
        if (!id || random.chance(0.7)) return;
        const source = changeSource(enterTenant(ctx, 'records.destroy'));
        await db.transaction('test.erase', (tx) => eraseRecords(tx, source, { object: objects.deal, ids: [id] }));
      },
    ];
    for (let done = 0; done < 160; done += 1) {
      clock += 60_000;
      app.setNow(new Date(clock));
      await random.pick(steps)();
      await sorted();
      if (done % 20 === 19) {
        const [kept, scanned] = await db.read('test.totals', async (reader) => {
          await expectStays(reader);
          return [await keptTotals(reader), await scannedTotals(reader)];
        });
        expect(kept).toEqual(scanned);
      }
    }
    app.setNow(undefined);
    expect(live.size).toBeGreaterThan(5);
    const [before, after] = await db.transaction('test.rebuild', async (tx) => {
      const kept = await keptTotals(tx);
      await rebuildDealTotals(tx);
      return [kept, await keptTotals(tx)];
    });
    expect(after).toEqual(before);
  });
});
