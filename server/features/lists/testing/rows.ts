import type { TenantDatabase } from '@db/database';
import { newId } from '@db/ids';

/** Deals of so many companies: one each, and three of the last; written past the rules, of which this needs none. */
export const makeRows = (db: TenantDatabase, companies: number): Promise<void> =>
  db.transaction('test.rows', async ({ sql, tables, tenantId }) => {
    const ids = Array.from({ length: companies }, newId);
    const [now, stageId, pipelineId, last] = [new Date(), newId(), newId(), ids.at(-1) ?? newId()];
    const rows = [...ids, last, last].map((companyId) => ({
      ...{ tenantId, id: newId(), name: 'Deal', nameKey: 'deal', stageId, pipelineId, companyId, amount: 100 },
      ...{ status: 'open' as const, currency: 'EUR', stageSince: now, touchedAt: now, createdAt: now, updatedAt: now },
    }));
    await sql.insert(tables.deals).values(rows);
  });
