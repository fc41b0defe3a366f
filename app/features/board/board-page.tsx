import { Settings } from 'lucide-react';
import { useMemo, useState } from 'react';
import { dayIn } from '~/features/deals/today';
import { described } from '~/features/records/descriptions';
import { noFilter } from '~/features/records/filter-language';
import { FilterNamesProvider, useFilterNames } from '~/features/records/filter-names';
import { inheritedValues } from '~/features/records/inherited-values';
import { CreateDealDialog, MoveDialog, prepareBoards, SelectionBar } from '~/features/records/late-parts';
import { type Basics, RecordsProvider, useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useListKeys } from '~/features/records/use-list-view';
import type { ViewsData } from '~/features/views/use-views';
import { ViewBar } from '~/features/views/view-bar';
import { type Packed, unpack } from '~/lib/packed';
import { usePrepared } from '~/lib/use-prepared';
import { Board } from '~/ui/board/board';
import { ButtonLink } from '~/ui/button';
import { PageHeader } from '~/ui/page-header';
import { useMedia } from '~/ui/use-media';
import { AddButton, boardPageStyle } from './board-page-parts';
import { BoardPanel } from './board-panel';
import { type BoardPlace, readBoardPlace, writeBoardPlace } from './board-place';
import type { BoardSource } from './board-plan';
import { BoardToolbar } from './board-toolbar';
import { momentOf } from './card-order';
import { ColumnSwitcher } from './column-switcher';
import { type Deal, isOpenStage, type Pipeline, type PipelinesOverview } from './deal';
import { useDealPlan } from './deal-plan';
import { NoBoard } from './no-board';
import { PipelineSwitcher } from './pipeline-switcher';
import { RefusedNote } from './refused-note';
import { TotalBar } from './total-bar';
import { useBoardColumns, useDealItems } from './use-board-columns';
import { useBoardEvents } from './use-board-events';
import { useBoardView } from './use-board-view';
import { useCards } from './use-cards';
import { useMoveDeals } from './use-move-deals';
import { useNow } from './use-now';

export type BoardData = {
  by: 'stage';
  basics: Basics;
  board: Packed<BoardSource<Deal> & { overview: PipelinesOverview }>;
  views: ViewsData;
  pipelineId: string | null;
  names: [string, string][];
  panel: RecordView | null;
  /** The server takes no such filter or order: everything is shown, without them and without the search. */
  refused: boolean;
  /** The filter of the address cannot be read: the rest of it counts. */
  unread: boolean;
  /** Milliseconds: when the page was made. */
  now: number;
};

/** The deals of a pipeline in their stages. Everything about it lies in the address. */
export function BoardPage({ data }: { data: BoardData }) {
  const { overview } = unpack(data.board);
  const pipeline = overview.pipelines.find(({ id }) => id === data.pipelineId);
  return (
    <RecordsProvider basics={data.basics}>
      <FilterNamesProvider names={data.names}>
        {pipeline && pipeline.stages.length > 0 ? (
          <DealBoardPage key={pipeline.id} data={data} pipeline={pipeline} overview={overview} />
        ) : (
          <NoBoard overview={overview} />
        )}
      </FilterNamesProvider>
    </RecordsProvider>
  );
}

type Props = { data: BoardData; pipeline: Pipeline; overview: PipelinesOverview };

const shape = new Set(['stage', 'pipeline', 'lostReason']);

function DealBoardPage({ data, pipeline, overview }: Props) {
  usePrepared(prepareBoards);
  const { objects, writing, path, me, can } = useRecords();
  const { nameOf } = useFilterNames();
  const object = described(objects, 'deal');
  const { params, view, change, rewrite, narrowing, narrowed, panel, openPanel } = useBoardView('deal', data);
  const place = readBoardPlace(params);
  const go = (next: Partial<BoardPlace>) => rewrite((now) => writeBoardPlace(now, next));
  const now = useNow(data.now);
  const moment = useMemo(() => momentOf(now, writing.timeZone), [now, writing.timeZone]);
  const plan = useDealPlan({ pipeline, moment, writing });
  const board = useCards({ plan, source: unpack(data.board), narrowing });
  useBoardEvents({ board, plan, shape });
  const { lostReasons } = overview;
  const { move, asking, answer, giveUp, focusOn } = useMoveDeals({ board, pipeline, object, lostReasons });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [creatingIn, setCreatingIn] = useState<string | null>(null);
  const firstStage = pipeline.stages.find(isOpenStage) ?? pipeline.stages[0];
  const mayCreate = can('records.create');
  useListKeys({
    onCreate: mayCreate && firstStage ? () => setCreatingIn(firstStage.id) : undefined,
    label: 'Add deal',
  });

  const narrow = useMedia('(width < 40rem)');
  const shownColumn = pipeline.stages.find(({ id }) => id === place.stageId)?.id ?? firstStage?.id ?? '';
  const columns = useBoardColumns({
    ...{ pipeline, board, writing, narrowed, opened: place.opened },
    shown: narrow ? shownColumn : null,
    onCreate: mayCreate ? setCreatingIn : undefined,
    onOpened: (opened) => go({ opened }),
  });
  const items = useDealItems({ moment, writing, path });
  const onMove = (ids: readonly string[], stageId: string) => {
    setSelection(new Set());
    void move(ids, stageId);
  };
  return (
    <div className={boardPageStyle}>
      <PageHeader
        title={<PipelineSwitcher pipelines={overview.pipelines} current={pipeline} params={params} />}
        actions={
          <>
            {overview.can.manage && (
              <ButtonLink variant="ghost" to={path('settings/pipelines')} icon={<Settings />} className="max-sm:hidden">
                Edit pipelines
              </ButtonLink>
            )}
            {mayCreate && firstStage && <AddButton one="deal" onClick={() => setCreatingIn(firstStage.id)} />}
          </>
        }
      />
      <ViewBar plural="deals" kind="board" label={`All ${object.label.many.toLowerCase()}`} data={data.views} />
      <BoardToolbar object={object} view={view} change={change} />
      {(data.refused || data.unread) && (
        <RefusedNote many="deals" onClear={() => change({ filter: noFilter, sort: [] }, true)} />
      )}
      <ColumnSwitcher word="stage" columns={columns} shown={shownColumn} onShow={(stageId) => go({ stageId })} />
      <Board<Deal>
        label="Deals"
        columns={columns}
        items={items}
        selection={selection}
        onSelectionChange={setSelection}
        mayMove={can('records.update')}
        shownColumn={shownColumn}
        currentId={panel?.id ?? null}
        onOpen={(id) => openPanel(id, panel !== null)}
        onMove={onMove}
        focusOn={focusOn}
        onReachEnd={(stageId) => void board.loadMore(stageId)}
      >
        {selection.size > 0 && (
          <SelectionBar
            many="deals"
            count={selection.size}
            columns={columns}
            onMove={(stageId) => onMove([...selection], stageId)}
            onClear={() => setSelection(new Set())}
          />
        )}
      </Board>
      <TotalBar pipeline={pipeline} heads={board.heads} writing={writing} narrowed={narrowed} />
      {asking && (
        <MoveDialog
          key={asking.deals.map(({ id }) => id).join()}
          asking={asking}
          lostReasons={lostReasons}
          today={dayIn(now, writing.timeZone)}
          onAnswer={(answers) => answer(asking, answers)}
          onGiveUp={() => giveUp(asking)}
          onMissing={() => giveUp(asking)}
        />
      )}
      <BoardPanel plural="deals" {...{ object, board, columns, panel }} loaded={data.panel} onOpen={openPanel} />
      {creatingIn !== null && (
        <CreateDealDialog
          values={{ ...inheritedValues(object, view.filter, me.id), stageId: creatingIn }}
          nameOf={(id) => pipeline.stages.find((stage) => stage.id === id)?.name ?? nameOf(id)}
          onClose={() => setCreatingIn(null)}
          onCreated={(deal) => {
            setCreatingIn(null);
            board.adopt([deal as Deal]);
            board.refreshHeads();
            openPanel(deal.id);
          }}
        />
      )}
    </div>
  );
}
