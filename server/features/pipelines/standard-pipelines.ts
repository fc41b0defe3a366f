import type { Transaction } from '@db/database';
import type { StageType } from '@db/tables/deals';
import type * as z from 'zod';
import type { ChangeSource } from '../changes/append';
import { planCreate, type Write } from '../records/plan-write.rules';
import { lostReasonObject } from './lost-reason-object';
import { pipelineObject } from './pipeline-object';
import { liveLostReasons, livePipelines } from './pipelines.queries';
import { stageObject } from './stage-object';

/** What a stage is made of; its place is that in the list. */
export type StagePlan = z.output<typeof stageObject.schemas.create>;
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
  const has = (type: StageType) => given.some((stage) => (stage.type ?? 'open') === type);
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

/** The standard pipelines and lost reasons, as far as the workspace has none of its own. Only reads. */
export async function planStandard(tx: Transaction, source: Planner): Promise<Write[]> {
  const pipelines =
    (await livePipelines(tx)).length > 0
      ? []
      : standardPipelines.flatMap((plan, index) => planPipeline(tx.tenantId, source, plan, { position: index + 1 }));
  const reasons =
    (await liveLostReasons(tx)).length > 0
      ? []
      : standardLostReasons.map((name, index) =>
          planCreate(lostReasonObject, tx.tenantId, source, { values: { name, position: index + 1 } }),
        );
  return [...pipelines, ...reasons];
}
