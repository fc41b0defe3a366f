import type { Transaction } from '@db/database';
import { eq, sql } from 'drizzle-orm';

/**
 * Works out all totals of deals anew from the deals themselves: for a repair, and for deals that were put in row by row.
 * Counts each deal as `sharesOf` does.
 */
export async function rebuildDealTotals(tx: Transaction): Promise<void> {
  const { dealTotals, deals } = tx.tables;
  await tx.sql.delete(dealTotals).where(eq(dealTotals.tenantId, tx.tenantId));
  const day = sql`case when status = 'open' then expected_close_on else closed_on end`;
  await tx.run(sql`
    insert into ${dealTotals}
      (tenant_id, pipeline_id, stage_id, owner, currency, month, deals, amount, amount_by_stage, weighted_by_deal)
    select tenant_id, pipeline_id, stage_id, coalesce(cast(owner_id as text), ''), currency,
      coalesce(substr(cast(${day} as text), 1, 7), ''), count(*), coalesce(sum(amount), 0),
      coalesce(sum(case when probability is null then amount end), 0),
      coalesce(sum(case when probability is not null then weighted_amount end), 0)
    from ${deals} where tenant_id = ${tx.tenantId} and deleted_at is null
    group by 1, 2, 3, 4, 5, 6`);
}
