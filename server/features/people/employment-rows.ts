import type { Reader } from '@db/database';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { chunks, idList, maxIds } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';

/** The jobs of people by person id, without the ones in the trash. */
export async function employmentsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, RecordRow[]>> {
  const found = new Map<string, RecordRow[]>();
  for (const part of chunks([...new Set(personIds)], maxIds)) {
    const wanted = idList(part);
    const query = db.prepared<RecordRow>(`employments.of.${wanted.size}`, (drizzle, { employments }) =>
      drizzle
        .select()
        .from(employments)
        .where(
          and(
            eq(employments.tenantId, sql.placeholder('tenantId')),
            inArray(employments.personId, wanted.in),
            isNull(employments.deletedAt),
          ),
        ),
    );
    for (const row of await query.execute({ tenantId: db.tenantId, ...wanted.values })) {
      const personId = String(row.personId);
      found.set(personId, [...(found.get(personId) ?? []), row]);
    }
  }
  return found;
}
