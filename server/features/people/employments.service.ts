import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import { createRecord, notFound, type Written } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { employmentObject } from './employment-object';
import { personObject } from './person-object';

/** Jobs of a person or at a company: the present ones first, then the latest. At most 500. */
export function listEmployments(
  { db }: Pick<TenantContext, 'db'>,
  where: { personId: string } | { companyId: string },
): Promise<View[]> {
  return db.read('employments.list', async (reader) => {
    const { employments } = reader.tables;
    const fields = fieldsOf(employmentObject);
    const parts = viewQuery(reader, employmentObject, fields);
    const which: SQL =
      'personId' in where ? eq(employments.personId, where.personId) : eq(employments.companyId, where.companyId);
    const rows = await selectViews(reader, parts)
      .where(and(eq(employments.tenantId, reader.tenantId), isNull(employments.deletedAt), which))
      .orderBy(
        sql`case when ${employments.endedOn} is null then 0 else 1 end`,
        desc(employments.isPrimary),
        sql`${employments.startedOn} desc nulls last`,
        desc(employments.id),
      )
      .limit(500);
    return toViews(employmentObject, fields, rows as unknown as JoinedRow[]);
  });
}

/** @throws AppError NOT_FOUND when there is no such person */
export async function createEmployment(
  ctx: TenantContext,
  { id, personId, values }: { id?: string; personId: string; values: Record<string, unknown> },
): Promise<Written> {
  const person = await ctx.db.read('employments.person', (db) => loadRow(db, personObject, personId));
  if (!person || person.deletedAt) throw notFound(personObject);
  return createRecord(ctx, employmentObject, { id, values, columns: { personId } });
}
