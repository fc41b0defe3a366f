import type { Reader } from '@db/database';
import type { StageType } from '@db/tables/deals';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Conversion } from '../currencies';
import { startOfDay } from '../filters/date-ranges';
import { pipelineObject } from '../pipelines/pipeline-object';
import { livePipelines } from '../pipelines/pipelines.queries';
import { notFound } from '../records/service';
import { dayAfter, daysOf, type Period } from './period.rules';
import type { Narrowed } from './report-filters.rules';

/** A stage, in the trash or not: deals of all of them count, live ones have bars. */
export type ReportStage = {
  id: string;
  pipelineId: string;
  name: string;
  type: StageType;
  color: string | null;
  probability: number;
  position: number;
  isLive: boolean;
};

/** What one report is about. */
export type Scope = {
  period: Period;
  /** What results and stages are about: deals that were closed in the period, or those that were created in it. */
  mode: 'period' | 'cohort';
  /** Days and weeks are those of this zone. */
  timeZone: string;
  pipelineId: string | undefined;
  /** Only what belongs to this user. */
  ownerId: string | undefined;
  /** The same for filters of lists, as it was asked for. */
  narrowed: Narrowed;
  /** In the order of boards, pipeline by pipeline. */
  stages: readonly ReportStage[];
  conversion: Conversion;
  /** Currencies that were met and have no rate; added to by what reads amounts. */
  unconverted: Set<string>;
};

/** The instants of a scope's period: from the first up to, and without, the second. */
export function instantsOf({ period, timeZone }: Pick<Scope, 'period' | 'timeZone'>): { from: Date; until: Date } {
  const days = daysOf(period);
  return { from: startOfDay(days.from, timeZone), until: startOfDay(dayAfter(days.to), timeZone) };
}

/** The amount in the workspace's currency; null, and noted, where there is no rate. */
export function inBase(scope: Scope, amount: number, currency: string, month?: string): number | null {
  const converted = scope.conversion.convert(amount, currency, month);
  if (converted === null) scope.unconverted.add(currency);
  return converted;
}

export const stageIds = ({ stages, pipelineId }: Scope, type: StageType): string[] =>
  stages.filter((stage) => stage.type === type && (!pipelineId || stage.pipelineId === pipelineId)).map(({ id }) => id);

/** Deals of the pipeline and owner of a scope; live ones. */
export const dealsIn = (
  { tables: { deals }, tenantId }: Reader,
  { pipelineId, ownerId }: Scope,
): (SQL | undefined)[] => [
  eq(deals.tenantId, tenantId),
  pipelineId ? eq(deals.pipelineId, pipelineId) : undefined,
  ownerId ? eq(deals.ownerId, ownerId) : undefined,
];

/**
 * The stages of a pipeline, or of all, in the order of boards.
 * @throws AppError NOT_FOUND for a pipeline that is not there
 */
export async function reportStages(db: Reader, pipelineId: string | undefined): Promise<ReportStage[]> {
  const pipelines = (await livePipelines(db)).map(({ id }) => id);
  if (pipelineId && !pipelines.includes(pipelineId)) throw notFound(pipelineObject);
  const { stages } = db.tables;
  const rows = await db.sql
    .select()
    .from(stages)
    .where(and(eq(stages.tenantId, db.tenantId), pipelineId ? eq(stages.pipelineId, pipelineId) : undefined))
    .orderBy(asc(stages.position), asc(stages.id));
  return rows
    .map(({ id, pipelineId: pipeline, name, type, color, probability, position, deletedAt }) => ({
      ...{ id, pipelineId: pipeline, name, type, color, probability, position },
      isLive: deletedAt === null && pipelines.includes(pipeline),
    }))
    .sort((a, b) => pipelines.indexOf(a.pipelineId) - pipelines.indexOf(b.pipelineId));
}
