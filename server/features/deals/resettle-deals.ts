import type { Reader, Transaction } from '@db/database';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { ChangeSource } from '../changes/append';
import { maxIds } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import { dealObject } from './deal-object';

/** Live deals of some stages, or all open ones of the workspace. */
export type WhichDeals = { stageIds: string[] } | 'open';

/** So many are settled in the transaction that asks for it; more are left to a job. */
const fewDeals = 500;

/** Works out what follows from the stage of many deals anew. */
export const resettleJob = { name: 'deals.resettle', maxAttempts: 20 };

/** Deals by id, a part at a time. @param after the last one of the part before */
export async function dealsToSettle(
  db: Reader,
  which: WhichDeals,
  { after, limit }: { after?: string; limit: number },
): Promise<RecordRow[]> {
  const { deals } = db.tables;
  const rows = await db.sql
    .select()
    .from(deals)
    .where(
      and(
        eq(deals.tenantId, db.tenantId),
        isNull(deals.deletedAt),
        which === 'open' ? eq(deals.status, 'open') : inArray(deals.stageId, which.stageIds),
        after ? gt(deals.id, after) : undefined,
      ),
    )
    .orderBy(asc(deals.id))
    .limit(limit);
  return rows as unknown as RecordRow[];
}

/** Writes that change nothing themselves: the settler of deals fills in what follows. Not told: the stage's change is. */
export const silentWrites = (rows: readonly RecordRow[]): Write[] =>
  rows.map((row) => ({
    object: dealObject,
    action: 'update',
    before: row,
    after: { ...row, version: row.version + 1 },
    diff: {},
    silent: true,
  }));

/**
 * Brings weighted amount, status and rotting of deals up to a change of their stages or of the workspace's rules: at once
 * where they are few, else by a job that begins when the transaction commits.
 */
export async function resettleDeals(
  tx: Transaction,
  source: ChangeSource,
  which: WhichDeals,
  perform: (writes: readonly Write[]) => Promise<unknown>,
): Promise<void> {
  const rows = await dealsToSettle(tx, which, { limit: fewDeals + 1 });
  if (rows.length > fewDeals && source.later) {
    const data = { tenantId: tx.tenantId, which };
    await source.later.enqueue(tx, resettleJob, data, { requestId: source.requestId ?? undefined });
    return;
  }
  for (let part = rows; part.length > 0; ) {
    await perform(silentWrites(part));
    part = await dealsToSettle(tx, which, { after: part.at(-1)?.id, limit: maxIds });
  }
}
