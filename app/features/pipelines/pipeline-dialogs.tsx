import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription } from '~/features/records/types';
import { NameDialog } from './name-dialog';
import type { Doing } from './pipeline-section';
import { RemoveDialog } from './remove-dialog';
import type { DealCounts, Pipeline } from './settings-data';
import { StageDialog } from './stage-dialog';

type Props = {
  doing: Doing;
  pipelines: readonly Pipeline[];
  counts: DealCounts;
  object: ObjectDescription;
  onClose: () => void;
  onDone: (title: string, groupId: string | null) => void;
};

const longestName = 60;

/** The dialog of what is being done with a pipeline or a stage. */
export function PipelineDialogs({ doing, pipelines, counts, object, onClose, onDone }: Props) {
  const { api } = useRecords();
  const calls = api.pipelines;
  // One id per dialog: a double click makes one pipeline
  const [id] = useState(() => newId());
  switch (doing.kind) {
    case 'new-pipeline':
      return (
        <NameDialog
          title="New pipeline"
          description="It begins with the usual stages, which can be changed afterwards."
          maxLength={longestName}
          save="Add pipeline"
          onClose={onClose}
          onSave={async (name) => {
            const { groupId } = await calls.create.mutate({ id, values: { name } });
            onDone(`Pipeline “${name}” added`, groupId);
          }}
        />
      );
    case 'rename':
      return (
        <NameDialog
          title="Rename the pipeline"
          start={doing.pipeline.name}
          maxLength={longestName}
          save="Save name"
          onClose={onClose}
          onSave={async (name) => {
            const { id: pipelineId, version } = doing.pipeline;
            const { groupId } = await calls.update.mutate({ id: pipelineId, version, values: { name } });
            onDone(`Pipeline “${name}” saved`, groupId);
          }}
        />
      );
    case 'remove-pipeline':
      return (
        <RemoveDialog
          title={`Delete the pipeline “${doing.pipeline.name}”?`}
          going={doing.pipeline.stages}
          staying={pipelines.filter((pipeline) => pipeline.id !== doing.pipeline.id)}
          counts={counts}
          confirm="Delete pipeline"
          onClose={onClose}
          onRemove={async (stageMap) => {
            const moveTo = Object.keys(stageMap).length > 0 ? { moveTo: { stageMap } } : {};
            const { groupId } = await calls.delete.mutate({ id: doing.pipeline.id, ...moveTo });
            onDone(`Pipeline “${doing.pipeline.name}” deleted`, groupId);
          }}
        />
      );
    case 'new-stage':
      return <StageDialog pipeline={doing.pipeline} object={object} onClose={onClose} onDone={onDone} />;
    case 'edit-stage':
      return (
        <StageDialog pipeline={doing.pipeline} stage={doing.stage} object={object} onClose={onClose} onDone={onDone} />
      );
    case 'remove-stage':
      return (
        <RemoveDialog
          title={`Delete the stage “${doing.stage.name}”?`}
          going={[doing.stage]}
          staying={withoutStage(pipelines, doing.pipeline.id, doing.stage.id)}
          counts={counts}
          confirm="Delete stage"
          onClose={onClose}
          onRemove={async (stageMap) => {
            const moveTo = stageMap[doing.stage.id];
            const { groupId } = await calls.stages.delete.mutate({ id: doing.stage.id, ...(moveTo && { moveTo }) });
            onDone(`Stage “${doing.stage.name}” deleted`, groupId);
          }}
        />
      );
  }
}

/** Its own pipeline first: deals of a stage mostly stay in it. */
const withoutStage = (pipelines: readonly Pipeline[], ownId: string, stageId: string): Pipeline[] =>
  pipelines
    .map((pipeline) => ({ ...pipeline, stages: pipeline.stages.filter(({ id }) => id !== stageId) }))
    .toSorted((a, b) => Number(b.id === ownId) - Number(a.id === ownId));
