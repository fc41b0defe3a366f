import type { Transaction } from '@db/database';
import type { StageType } from '@db/tables/sales';
import { and, eq, isNull } from 'drizzle-orm';
import type { ChangeSource } from '../changes/append';
import { planCreate, type Write } from '../records/plan-write.rules';
import { lostReasonObject } from './lost-reason-object';
import { pipelineObject } from './pipeline-object';
import { stageObject } from './stage-object';

export type StagePlan = {
  name: string;
  type: StageType;
  probability: number;
  color: string | null;
  rotDays?: number | null;
  requiredFields?: string[];
};
export type PipelinePlan = { name: string; stages: readonly StagePlan[] };

const won = (name = 'Won'): StagePlan => ({ name, type: 'won', probability: 100, color: 'green' });
const lost = (name = 'Lost'): StagePlan => ({ name, type: 'lost', probability: 0, color: 'red' });
const open = (name: string, probability: number, color: string, rotDays: number | null = null): StagePlan => ({
  name,
  type: 'open',
  probability,
  color,
  rotDays,
});

/** What a workspace begins with. */
export const standardPipelines: readonly PipelinePlan[] = [
  {
    name: 'New business',
    stages: [
      open('Qualification', 10, 'grey', 14),
      open('Discovery', 25, 'blue', 14),
      open('Proposal', 50, 'violet', 21),
      open('Negotiation', 75, 'orange', 14),
      won(),
      lost(),
    ],
  },
  {
    name: 'Renewals',
    stages: [open('Upcoming', 60, 'blue'), open('In talks', 80, 'violet'), won('Renewed'), lost('Churned')],
  },
];

export const standardLostReasons = ['Price', 'Competitor', 'No decision', 'Timing', 'Other'] as const;

/** The stages of a pipeline that says nothing of them; one of each kind that must be. */
export function completeStages(stages: readonly StagePlan[] | undefined): readonly StagePlan[] {
  const given = stages ?? standardPipelines[0]?.stages ?? [];
  const has = (type: StageType) => given.some((stage) => stage.type === type);
  return [
    ...(has('open') ? [] : [open('Open', 50, 'blue')]),
    ...given,
    ...(has('won') ? [] : [won()]),
    ...(has('lost') ? [] : [lost()]),
  ];
}

type Planner = Pick<ChangeSource, 'actor' | 'at' | 'cause'>;

/** A pipeline with its stages. @param id made by the caller, so that trying again makes no second one */
export function planPipeline(
  tenantId: Transaction['tenantId'],
  source: Planner,
  { name, stages }: PipelinePlan,
  { position, id }: { position: number; id?: string },
): Write[] {
  const pipeline = planCreate(pipelineObject, tenantId, source, { id, values: { name, position } });
  const columns = { pipelineId: pipeline.after.id };
  const own = stages.map((values, index) =>
    planCreate(stageObject, tenantId, source, { values: { ...values, position: index + 1 }, columns }),
  );
  return [pipeline, ...own];
}

/** Whether there is nothing yet for deals to go through. */
export async function hasPipelines(tx: Pick<Transaction, 'sql' | 'tables' | 'tenantId'>): Promise<boolean> {
  const { pipelines } = tx.tables;
  const [one] = await tx.sql
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(and(eq(pipelines.tenantId, tx.tenantId), isNull(pipelines.deletedAt)))
    .limit(1);
  return one !== undefined;
}

async function hasLostReasons({ sql, tables: { lostReasons }, tenantId }: Transaction): Promise<boolean> {
  const [one] = await sql
    .select({ id: lostReasons.id })
    .from(lostReasons)
    .where(and(eq(lostReasons.tenantId, tenantId), isNull(lostReasons.deletedAt)))
    .limit(1);
  return one !== undefined;
}

/** The standard pipelines and lost reasons, as far as the workspace has none of its own. Only reads. */
export async function planStandard(tx: Transaction, source: Planner): Promise<Write[]> {
  const pipelines = (await hasPipelines(tx))
    ? []
    : standardPipelines.flatMap((plan, index) => planPipeline(tx.tenantId, source, plan, { position: index + 1 }));
  const reasons = (await hasLostReasons(tx))
    ? []
    : standardLostReasons.map((name, index) =>
        planCreate(lostReasonObject, tx.tenantId, source, { values: { name, position: index + 1 } }),
      );
  return [...pipelines, ...reasons];
}
