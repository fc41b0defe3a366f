import { lostReasonObject } from '../pipelines/lost-reason-object';
import { pipelineObject } from '../pipelines/pipeline-object';
import { stageObject } from '../pipelines/stage-object';
import { standardLostReasons, standardPipelines } from '../pipelines/standard-pipelines';
import type { ObjectDefinition } from '../records/object-types';
import type { World } from './make-companies';
import { daysBefore } from './office-hours';

export type MadeStage = {
  id: string;
  pipelineId: string;
  name: string;
  type: 'open' | 'won' | 'lost';
  probability: number;
  rotDays: number | null;
};
export type MadePipelines = { stages: readonly (readonly MadeStage[])[]; reasons: ReadonlyMap<string, string> };

/** The standard pipelines and lost reasons. They are the workspace's own: removing the demo leaves them. */
export function makePipelines({ story, cast, now }: World): MadePipelines {
  const when = { at: daysBefore(now, 366), actor: cast.owner };
  const make = (object: ObjectDefinition, values: Record<string, unknown>, columns: Record<string, unknown> = {}) =>
    story.create(object, when, { values, columns, silent: true, own: true });
  const stages = standardPipelines.map(({ name, stages: plans }, place) => {
    const pipelineId = make(pipelineObject, { name, position: place + 1 });
    return plans.map((plan, at): MadeStage => {
      const id = make(stageObject, { ...plan, position: at + 1 }, { pipelineId });
      const { name, type = 'open', probability = 0, rotDays = null } = plan;
      return { id, pipelineId, name, type: type as MadeStage['type'], probability, rotDays };
    });
  });
  const reasons = new Map(
    standardLostReasons.map((name, at) => [name as string, make(lostReasonObject, { name, position: at + 1 })]),
  );
  return { stages, reasons };
}
