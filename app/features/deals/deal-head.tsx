import { clsx } from 'clsx';
import { CircleX, RotateCcw, Trophy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Deal, isOpenStage, type Pipeline, type Stage } from '~/features/board/deal';
import { useMoveDeals } from '~/features/board/use-move-deals';
import { useNow } from '~/features/board/use-now';
import { useCommands } from '~/features/commands/use-commands';
import { MoveDialog } from '~/features/records/late-parts';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription } from '~/features/records/types';
import type { OpenRecord } from '~/features/records/use-record';
import { Button } from '~/ui/button';
import { Tag } from '~/ui/tag';
import { DealFacts } from './deal-facts';
import { StageStepper } from './stage-stepper';
import { stageToReopen, timeByStage } from './stage-times';
import { dayIn } from './today';
import { type DealStages, useDealStages } from './use-deal-stages';

type Props = {
  object: ObjectDescription;
  open: OpenRecord;
  mayEdit: boolean;
  /** What the loader read, so that the served page already shows it. */
  first?: DealStages;
  className?: string;
};

/** The head of a deal: where it stands on its way, how to move it on, and what matters about it. */
export function DealHead({ object, open, mayEdit, first, className }: Props) {
  const stages = useDealStages(open.record, first);
  const deal = open.record as Deal;
  const pipeline = stages?.overview.pipelines.find(({ id }) => id === deal.pipelineId);
  if (!stages || !pipeline) return null;
  return (
    <section aria-label="Stage" className={clsx('grid grid-cols-[minmax(0,1fr)] gap-3', className)}>
      <Way key={pipeline.id} {...{ object, open, mayEdit, pipeline, stages }} />
    </section>
  );
}

type WayProps = Pick<Props, 'object' | 'open' | 'mayEdit'> & { pipeline: Pipeline; stages: DealStages };

/** Shows a deal in the stage it is on its way to, until the server has answered. */
function useMoveHere({ object, open, pipeline, stages }: Omit<WayProps, 'mayEdit'>) {
  const [going, setGoing] = useState<Stage | null>(null);
  const moves = useMoveDeals({
    board: {
      carry: (_, stageId) => {
        setGoing(pipeline.stages.find(({ id }) => id === stageId) ?? null);
        return [open.record as Deal];
      },
      settle: async () => {
        await open.refresh().finally(() => setGoing(null));
      },
      putBack: () => setGoing(null),
    },
    pipeline,
    object,
    lostReasons: stages.overview.lostReasons,
  });
  return { ...moves, going };
}

function Way({ object, open, mayEdit, pipeline, stages }: WayProps) {
  const { writing } = useRecords();
  const now = useNow(stages.now);
  const deal = open.record as Deal;
  const { move, asking, answer, giveUp, focusOn, going } = useMoveHere({ object, open, pipeline, stages });
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusOn) part.current?.querySelector<HTMLElement>('[data-here]')?.focus();
  }, [focusOn]);
  const stage = going ?? pipeline.stages.find(({ id }) => id === deal.stageId);
  const moveTo = (stageId: string) => void move([deal.id], stageId);
  const isOpen = stage !== undefined && isOpenStage(stage);
  const way = (id: 'deal.won' | 'deal.lost' | 'deal.reopen', to: Stage | undefined) =>
    mayEdit && going === null && to !== undefined && { id, run: () => moveTo(to.id) };
  useCommands([
    isOpen &&
      way(
        'deal.won',
        pipeline.stages.find(({ type }) => type === 'won'),
      ),
    isOpen &&
      way(
        'deal.lost',
        pipeline.stages.find(({ type }) => type === 'lost'),
      ),
    stage !== undefined && !isOpen && way('deal.reopen', stageToReopen(pipeline.stages, stages.stays)),
  ]);
  return (
    <>
      <div ref={part} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-104">
          <StageStepper
            stages={pipeline.stages.filter(isOpenStage)}
            currentId={stage?.id ?? ''}
            times={timeByStage(stages.stays, now)}
            isWon={stage?.type === 'won'}
            mayMove={mayEdit && going === null}
            onMove={moveTo}
          />
        </div>
        {stage && <Outcome {...{ stage, pipeline, stages, mayEdit, moveTo }} busy={going !== null} />}
      </div>
      <DealFacts
        deal={deal}
        now={now}
        probability={pipeline.stages.find(({ id }) => id === deal.stageId)?.probability}
      />
      {asking && (
        <MoveDialog
          asking={asking}
          lostReasons={stages.overview.lostReasons}
          today={dayIn(now, writing.timeZone)}
          onAnswer={(answers) => answer(asking, answers)}
          onGiveUp={() => giveUp(asking)}
          onMissing={() => giveUp(asking)}
        />
      )}
    </>
  );
}

type OutcomeProps = {
  stage: Stage;
  pipeline: Pipeline;
  stages: DealStages;
  mayEdit: boolean;
  busy: boolean;
  moveTo: (stageId: string) => void;
};

/** How the deal ended, with the way back; or the ways to end it. */
function Outcome({ stage, pipeline, stages, mayEdit, busy, moveTo }: OutcomeProps) {
  if (isOpenStage(stage)) {
    if (!mayEdit) return null;
    return (
      <div className="flex gap-2">
        {pipeline.stages
          .filter((one) => !isOpenStage(one))
          .map(({ id, name, type }) => (
            <Button
              key={id}
              size="small"
              icon={type === 'won' ? <Trophy /> : <CircleX />}
              disabled={busy}
              onClick={() => moveTo(id)}
            >
              {name}
            </Button>
          ))}
      </div>
    );
  }
  const back = stageToReopen(pipeline.stages, stages.stays);
  return (
    <div className="flex items-center gap-3">
      <Tag label={stage.name} hue={stage.type === 'won' ? 'green' : 'red'} />
      {mayEdit && back && (
        <Button size="small" data-here="" icon={<RotateCcw />} loading={busy} onClick={() => moveTo(back.id)}>
          Reopen
        </Button>
      )}
    </div>
  );
}
