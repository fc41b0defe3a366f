import type { Reader } from '@db/database';
import { and, count, eq, type SQL, sql, sum } from 'drizzle-orm';
import type { StageSum } from './column-sums.rules';

type Summed = { [K in keyof StageSum]: StageSum[K] extends string ? string : unknown };

/** Rows with their sums as numbers: Postgres gives them as text. */
export const asNumbers = <Row extends Summed>(rows: readonly Row[]): (Row & StageSum)[] =>
  rows.map((row) => ({
    ...row,
    deals: Number(row.deals ?? 0),
    amount: Number(row.amount ?? 0),
    amountByStage: Number(row.amountByStage ?? 0),
    weightedByDeal: Number(row.weightedByDeal ?? 0),
  }));

/** What totals of deals come to, by stage and currency. */
export const totalSums = (t: Reader['tables']['dealTotals']) => ({
  stageId: t.stageId,
  currency: t.currency,
  deals: sum(t.deals),
  amount: sum(t.amount),
  amountByStage: sum(t.amountByStage),
  weightedByDeal: sum(t.weightedByDeal),
});

/** What all live deals of a pipeline come to, from the totals that are kept with every write. */
export async function keptSums(db: Reader, pipelineId: string): Promise<StageSum[]> {
  const query = db.prepared<Summed>('board.kept-sums', (drizzle, { dealTotals: t }) =>
    drizzle
      .select(totalSums(t))
      .from(t)
      .where(and(eq(t.tenantId, sql.placeholder('tenantId')), eq(t.pipelineId, sql.placeholder('pipelineId'))))
      .groupBy(t.stageId, t.currency),
  );
  return asNumbers(await query.execute({ tenantId: db.tenantId, pipelineId }));
}

/** What deals come to, by stage and currency. */
export const dealSums = (deals: Reader['tables']['deals']) => ({
  stageId: deals.stageId,
  currency: deals.currency,
  deals: count(),
  amount: sum(deals.amount),
  amountByStage: sum(sql`case when ${deals.probability} is null then ${deals.amount} end`),
  weightedByDeal: sum(sql`case when ${deals.probability} is not null then ${deals.weightedAmount} end`),
});

/** The same for some deals of a pipeline. @param condition over the deals, tenant and trash included */
export async function sumsWhere(db: Reader, pipelineId: string, condition: SQL | undefined): Promise<StageSum[]> {
  const { deals } = db.tables;
  // SQLite would else go through an index by stage, which has every deal, instead of one that has just those.
  const stageId = db.dialect === 'sqlite' ? sql<string>`+${deals.stageId}` : sql<string>`${deals.stageId}`;
  const rows = await db.sql
    .select(dealSums(deals))
    .from(deals)
    .where(and(condition, eq(deals.pipelineId, pipelineId)))
    .groupBy(stageId, deals.currency);
  return asNumbers(rows);
}
