import type { Reader } from '@db/database';
import { and, between, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { StageSum } from '../board/column-sums.rules';
import { asNumbers, totalSums } from '../board/stage-sums';
import type { Period } from './period.rules';
import { type Scope, stageIds } from './scope';

const inScope = (
  { tables: { dealTotals: t }, tenantId }: Reader,
  { pipelineId, ownerId }: Scope,
): (SQL | undefined)[] => [
  eq(t.tenantId, tenantId),
  pipelineId ? eq(t.pipelineId, pipelineId) : undefined,
  ownerId ? eq(t.owner, ownerId) : undefined,
];

/** What is in the open stages now, whenever it is expected to close. */
export async function openTotals(db: Reader, scope: Scope): Promise<StageSum[]> {
  const { dealTotals: t } = db.tables;
  const rows = await db.sql
    .select(totalSums(t))
    .from(t)
    .where(and(...inScope(db, scope), inArray(t.stageId, stageIds(scope, 'open'))))
    .groupBy(t.stageId, t.currency);
  return asNumbers(rows);
}

/** Deals of a stage by the month in which they were closed, '' for open ones; in minor units of the currency. */
export type ClosedSum = Pick<StageSum, 'stageId' | 'currency' | 'deals' | 'amount'> & { month: string };

export type MonthSum = StageSum & { month: string };

/** What is expected to close or was closed in the months of a period, by month. */
export async function monthTotals(db: Reader, scope: Scope, { from, to }: Period): Promise<MonthSum[]> {
  const { dealTotals: t } = db.tables;
  const rows = await db.sql
    .select({ ...totalSums(t), month: t.month })
    .from(t)
    .where(and(...inScope(db, scope), between(t.month, from, to)))
    .groupBy(t.stageId, t.currency, t.month);
  return asNumbers(rows);
}

export type OwnerSum = StageSum & { owner: string };

/** What people have in the open stages now. */
export async function openByOwner(db: Reader, scope: Scope): Promise<OwnerSum[]> {
  const { dealTotals: t } = db.tables;
  const rows = await db.sql
    .select({ ...totalSums(t), owner: t.owner })
    .from(t)
    .where(and(...inScope(db, scope), inArray(t.stageId, stageIds(scope, 'open')), ne(t.owner, '')))
    .groupBy(t.owner, t.stageId, t.currency);
  return asNumbers(rows);
}

/** What people won in the period, by month. */
export async function wonByOwner(db: Reader, scope: Scope): Promise<(OwnerSum & MonthSum)[]> {
  const { dealTotals: t } = db.tables;
  const won = inArray(t.stageId, stageIds(scope, 'won'));
  const inPeriod = between(t.month, scope.period.from, scope.period.to);
  const rows = await db.sql
    .select({ ...totalSums(t), owner: t.owner, month: t.month })
    .from(t)
    .where(and(...inScope(db, scope), won, inPeriod, ne(t.owner, '')))
    .groupBy(t.owner, t.stageId, t.currency, t.month);
  return asNumbers(rows);
}
