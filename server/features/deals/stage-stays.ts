import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import { notFound } from '../records/service';
import { dealObject } from './deal-object';

/** How long a deal was in a stage; `leftAt` null: it is there now, and `seconds` counts to this moment. */
export const stageStay = z.object({
  stageId: z.string(),
  stage: z.string(),
  pipelineId: z.string(),
  enteredAt: z.string(),
  leftAt: z.string().nullable(),
  seconds: z.number(),
});
export type StageStay = z.output<typeof stageStay>;

/**
 * The stages a deal went through, in the order of its way.
 * @throws AppError NOT_FOUND
 */
export function stageStays({ app, db }: Pick<TenantContext, 'app' | 'db'>, id: string): Promise<StageStay[]> {
  return db.read('deals.history', async (reader) => {
    if (!(await loadRow(reader, dealObject, id))) throw notFound(dealObject);
    const { stageHistory: stays, stages } = reader.tables;
    const rows = await reader.sql
      .select({
        stageId: stays.stageId,
        stage: stages.name,
        pipelineId: stays.pipelineId,
        enteredAt: stays.enteredAt,
        leftAt: stays.leftAt,
      })
      .from(stays)
      .leftJoin(stages, and(eq(stages.tenantId, stays.tenantId), eq(stages.id, stays.stageId)))
      .where(and(eq(stays.tenantId, reader.tenantId), eq(stays.dealId, id)))
      .orderBy(asc(stays.enteredAt), asc(stays.id));
    const now = app.now();
    return rows.map(({ stage, enteredAt, leftAt, ...stay }) => ({
      ...stay,
      stage: stage ?? 'A stage that is gone',
      enteredAt: enteredAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      seconds: Math.max(0, Math.round(((leftAt ?? now).getTime() - enteredAt.getTime()) / 1_000)),
    }));
  });
}
