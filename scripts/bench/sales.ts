import type { Database, TenantDatabase } from '@db/database';
import { fold } from '@db/fold';
import { newId } from '@db/ids';
import { totalMeasures, totalsChanges } from '../../server/features/deals/deal-totals.rules';
import { equipWorkspace } from '../../server/features/pipelines/equip-workspace';
import { livePipelines, liveStages } from '../../server/features/pipelines/pipelines.queries';
import { insertRows } from '../../server/features/records/bulk-rows';
import { listedObjects } from '../../server/features/records/registry';
import { stepWorkBook } from '../../server/features/reports/work-books';
import { addSums } from '../../server/features/rollups/add-sums';
import { isBooked, stepRecordBook } from '../../server/features/rollups/record-books';
import { recordRow } from './record-row';

type Stage = Awaited<ReturnType<typeof liveStages>>[number];
type Where = { database: Database; db: TenantDatabase; owners: readonly string[]; companyIds: readonly string[] };
type Deal = ReturnType<typeof dealNumber>;

const batch = 2_000;
const dayMs = 86_400_000;
/** Over so many days the deals were made: a team has sold for two years. */
const historyDays = 730;
/** No deal takes longer to be closed. */
const longestDays = 70;
const currencies = ['EUR', 'EUR', 'EUR', 'USD', 'GBP'];
const activityKinds = ['call', 'meeting', 'email'];
const statuses = ['open', 'won', 'lost', 'lost'] as const;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function stageOf(n: number, stages: readonly Stage[], isRecent: boolean): Stage {
  const wanted = isRecent ? 'open' : statuses[n % statuses.length];
  const fitting = stages.filter(({ type }) => type === wanted);
  const stage = fitting[Math.floor(n / statuses.length) % fitting.length];
  if (!stage) throw new Error('a new workspace has no stage of this type');
  return stage;
}

/** The nth of some deals: of those that are old enough a quarter is open, the others were closed within ten weeks. */
function dealNumber(
  n: number,
  count: number,
  now: number,
  stages: readonly Stage[],
  { db, owners, companyIds }: Where,
) {
  const createdAt = new Date(now - Math.floor(((count - n) / count) * historyDays * dayMs));
  const stage = stageOf(n, stages, now - createdAt.getTime() < longestDays * dayMs);
  const isOpen = stage.type === 'open';
  const amount = 50_000 + ((n * 7_919) % 9_000_000);
  const name = `Deal ${n} of ${n % 997}`;
  const daysLater = (days: number) => createdAt.getTime() + days * dayMs;
  return {
    ...recordRow(db.tenantId, owners[n % owners.length] ?? '', createdAt),
    ...{ name, nameKey: fold(name), pipelineId: stage.pipelineId, stageId: stage.id, status: stage.type },
    ...{ amount, currency: currencies[n % currencies.length], amountFromLines: false, probability: null },
    weightedAmount: Math.round((amount * stage.probability) / 100),
    expectedCloseOn: n % 7 === 0 ? null : dayOf(daysLater(30 + (n % 200))),
    closedOn: isOpen ? null : dayOf(daysLater(10 + (n % (longestDays - 10)))),
    companyId: companyIds[n % companyIds.length] ?? null,
    stageSince: createdAt,
    nextActivityAt: isOpen && n % 3 === 0 ? new Date(now + ((n % 21) - 7) * dayMs) : null,
    touchedAt: createdAt,
    rottenAt: isOpen && stage.rotDays ? new Date(daysLater(stage.rotDays)) : null,
  };
}

/** Two activities, logged in the weeks after the deal was made. */
const activitiesOf = (deal: Deal, n: number, now: number) =>
  [3, 17].map((days, at) => {
    const startsAt = new Date(Math.min(now, deal.createdAt.getTime() + days * dayMs));
    const kind = activityKinds[(n + at) % activityKinds.length];
    const record = { object: 'deal', recordId: deal.id };
    const owner = deal.ownerId;
    return {
      ...recordRow(deal.tenantId, owner, startsAt),
      ...{ ...record, kind, subject: `Talk ${n}`, startsAt, durationMinutes: 15, done: true },
    };
  });

const stayOf = ({ tenantId, id, pipelineId, stageId, createdAt }: Deal) => ({
  ...{ tenantId, id: newId(), dealId: id, pipelineId, stageId },
  ...{ enteredAt: createdAt, leftAt: null },
});

/** The workspace's first pipeline, as every new workspace gets it. */
async function firstPipeline({ database, db }: Where) {
  await equipWorkspace({ database, now: () => new Date() }, { id: db.tenantId });
  return db.read('bench.pipeline', async (reader) => {
    const [pipeline] = await livePipelines(reader);
    const stages = (await liveStages(reader)).filter((stage) => stage.pipelineId === pipeline?.id);
    const [first] = stages;
    if (!pipeline || !first) throw new Error('a new workspace has no pipeline');
    return { pipelineId: pipeline.id, stageId: first.id, stages };
  });
}

/** Deals of one pipeline with stage history, totals and two activities each. @returns also the ids of the open ones */
export async function insertSales(where: Where, count: number) {
  const { pipelineId, stageId, stages } = await firstPipeline(where);
  const now = Date.now();
  const openIds: string[] = [];
  for (let from = 0; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, at) => from + at);
    const deals = numbers.map((n) => dealNumber(n, count, now, stages, where));
    const activities = deals.flatMap((deal, at) => activitiesOf(deal, from + at, now));
    openIds.push(...deals.filter(({ status }) => status === 'open').map(({ id }) => id));
    await where.db.transaction('bench.deals', async (tx) => {
      await insertRows(tx, tx.tables.deals, deals);
      await insertRows(tx, tx.tables.stageHistory, deals.map(stayOf));
      await insertRows(tx, tx.tables.activities, activities);
      const changes = totalsChanges(deals.map((after) => ({ before: null, after })));
      await addSums(tx, tx.tables.dealTotals, changes, totalMeasures);
    });
  }
  while (!(await where.db.transaction('bench.work', (tx) => stepWorkBook(tx, 'Etc/UTC'))));
  for (const object of listedObjects.filter(isBooked)) {
    while (!(await where.db.transaction('bench.book', (tx) => stepRecordBook(tx, object))));
  }
  return { pipelineId, stageId, openIds };
}
