import type { Reader } from '@db/database';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { chunks, maxIds } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';

/** Live line items of deals, in their order. */
export async function linesOf(db: Reader, dealIds: readonly string[]): Promise<RecordRow[]> {
  const { lineItems } = db.tables;
  const found: RecordRow[] = [];
  for (const part of chunks(dealIds, maxIds)) {
    const rows = await db.sql
      .select()
      .from(lineItems)
      .where(and(eq(lineItems.tenantId, db.tenantId), inArray(lineItems.dealId, part), isNull(lineItems.deletedAt)))
      .orderBy(asc(lineItems.position), asc(lineItems.id));
    found.push(...(rows as unknown as RecordRow[]));
  }
  return found;
}
