import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { Section } from '~/ui/section';
import { type RowMoves, SortableList } from '~/ui/sortable-list';
import { type DealCounts, type Pipeline, positionBetween, type Stage } from './settings-data';
import { MoveItems, StageRow } from './stage-row';
import type { Deed } from './use-deed';

/** What is being done, in a dialog. */
export type Doing =
  | { kind: 'new-pipeline' }
  | { kind: 'rename' | 'remove-pipeline' | 'new-stage'; pipeline: Pipeline }
  | { kind: 'edit-stage' | 'remove-stage'; pipeline: Pipeline; stage: Stage };

type Props = {
  pipeline: Pipeline;
  pipelines: readonly Pipeline[];
  counts: DealCounts;
  mayManage: boolean;
  deed: Deed;
  onDo: (doing: Doing) => void;
};

const idOf = ({ id }: Stage) => id;
const nameOf = ({ name }: Stage) => name;

/** A pipeline and its stages in their order. */
export function PipelineSection({ pipeline, pipelines, counts, mayManage, deed, onDo }: Props) {
  const { api } = useRecords();
  const reorder = (ids: string[]) =>
    void deed.run('Stages put in order', 'The order was not saved', () =>
      api.pipelines.stages.reorder.mutate({ pipelineId: pipeline.id, ids }),
    );
  return (
    <Section
      title={pipeline.name}
      actions={
        mayManage && (
          <>
            <Button size="small" icon={<Plus />} onClick={() => onDo({ kind: 'new-stage', pipeline })}>
              New stage
            </Button>
            <PipelineMenu pipeline={pipeline} pipelines={pipelines} deed={deed} onDo={onDo} />
          </>
        )
      }
      framed
    >
      <SortableList
        label={`Stages of ${pipeline.name}`}
        items={pipeline.stages}
        idOf={idOf}
        labelOf={nameOf}
        {...(mayManage && { onOrder: reorder })}
      >
        {(stage, moves) => (
          <StageRow
            stage={stage}
            count={counts[stage.id] ?? 0}
            moves={moves}
            mayManage={mayManage}
            onEdit={() => onDo({ kind: 'edit-stage', pipeline, stage })}
            onRemove={() => onDo({ kind: 'remove-stage', pipeline, stage })}
          />
        )}
      </SortableList>
    </Section>
  );
}

function PipelineMenu({ pipeline, pipelines, deed, onDo }: Pick<Props, 'pipeline' | 'pipelines' | 'deed' | 'onDo'>) {
  const { api } = useRecords();
  const at = pipelines.findIndex(({ id }) => id === pipeline.id);
  const place = (before: number, after: number) => () =>
    void deed.run(`${pipeline.name} moved`, 'The pipeline was not moved', () =>
      api.pipelines.update.mutate({
        ...{ id: pipeline.id, version: pipeline.version },
        values: { position: positionBetween(pipelines[before]?.position, pipelines[after]?.position) },
      }),
    );
  const moves: RowMoves = {
    ...(at > 0 && { up: place(at - 2, at - 1) }),
    ...(at < pipelines.length - 1 && { down: place(at + 1, at + 2) }),
  };
  return (
    <Menu align="end" trigger={<IconButton size="small" label={`Actions for ${pipeline.name}`} icon={<Ellipsis />} />}>
      <MenuItem icon={<Pencil />} onSelect={() => onDo({ kind: 'rename', pipeline })}>
        Rename
      </MenuItem>
      <MoveItems moves={moves} />
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => onDo({ kind: 'remove-pipeline', pipeline })}>
        Delete
      </MenuItem>
    </Menu>
  );
}
