import { useNavigate } from '@remix-run/react';
import { Plus, Settings } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { keysOf } from '~/features/commands/catalogue';
import { CreateDealDialog } from '~/features/deals/create-deal-dialog';
import { described } from '~/features/records/descriptions';
import { noFilter } from '~/features/records/filter-language';
import { FilterNamesProvider, useFilterNames } from '~/features/records/filter-names';
import { inheritedValues } from '~/features/records/inherited-values';
import { LazyListPanel } from '~/features/records/lazy-list-panel';
import { type Basics, RecordsProvider, useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useListKeys, useView } from '~/features/records/use-list-view';
import { readPanel, writePanel } from '~/features/records/view-state';
import { type Packed, unpack } from '~/lib/packed';
import { Banner } from '~/ui/banner';
import { Board } from '~/ui/board/board';
import { Button, ButtonLink } from '~/ui/button';
import { PageHeader } from '~/ui/page-header';
import { Tooltip } from '~/ui/tooltip';
import { useMedia } from '~/ui/use-media';
import { type BoardPlace, readBoardPlace, writeBoardPlace } from './board-place';
import { BoardToolbar } from './board-toolbar';
import { momentOf } from './card-order';
import { type Deal, isOpenStage, type Pipeline, type PipelinesOverview } from './deal';
import { MoveDialog } from './move-dialog';
import { NoBoard } from './no-board';
import { PipelineSwitcher } from './pipeline-switcher';
import { SelectionBar } from './selection-bar';
import { StageSwitcher } from './stage-switcher';
import { TotalBar } from './total-bar';
import { useBoardColumns, useDealItems } from './use-board-columns';
import { useBoardEvents } from './use-board-events';
import { type BoardSource, useDealBoard } from './use-deal-board';
import { useMoveDeals } from './use-move-deals';
import { useNow } from './use-now';

export type BoardData = {
  basics: Basics;
  board: Packed<BoardSource & { overview: PipelinesOverview }>;
  pipelineId: string | null;
  names: [string, string][];
  panel: RecordView | null;
  refused: boolean;
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

function DealBoardPage({ data, pipeline, overview }: Props) {
  const { objects, writing, path, me, can } = useRecords();
  const { nameOf } = useFilterNames();
  const navigate = useNavigate();
  const object = described(objects, 'deal');
  const { params, setParams, view, change } = useView();
  const place = readBoardPlace(params);
  const go = useCallback(
    (next: Partial<BoardPlace>) =>
      setParams((now) => writeBoardPlace(now, next), { preventScrollReset: true, replace: true }),
    [setParams],
  );
  const now = useNow(data.now);
  const moment = useMemo(() => momentOf(now, writing.timeZone), [now, writing.timeZone]);
  const narrowing = useMemo(
    () => ({
      ...(view.filter.items.length > 0 && { filter: view.filter }),
      ...(view.search && { search: view.search }),
    }),
    [view.filter, view.search],
  );
  const narrowed = Object.keys(narrowing).length > 0;
  const board = useDealBoard({ pipeline, source: unpack(data.board), narrowing, moment });
  useBoardEvents(board, narrowed);
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
  const panel = readPanel(params);
  const openPanel = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id ? { object: 'deal', id } : null), { preventScrollReset: true, replace }),
    [setParams],
  );
  const rows = useMemo(() => columns.flatMap((column) => column.items), [columns]);
  const { adopt, remove } = board;
  const list = useMemo(
    () => ({ rows, remove, replace: (fresh: readonly RecordView[]) => adopt(fresh as readonly Deal[]) }),
    [rows, remove, adopt],
  );
  const onMove = (ids: readonly string[], stageId: string) => {
    setSelection(new Set());
    void move(ids, stageId);
  };
  return (
    <div className="flex h-[calc(100dvh-6.375rem-env(safe-area-inset-bottom))] min-h-96 flex-col sm:h-dvh">
      <PageHeader
        title={<PipelineSwitcher pipelines={overview.pipelines} current={pipeline} params={params} />}
        actions={
          <>
            {overview.can.manage && (
              <ButtonLink variant="ghost" to={path('settings/pipelines')} icon={<Settings />} className="max-sm:hidden">
                Edit pipelines
              </ButtonLink>
            )}
            {mayCreate && firstStage && (
              <Tooltip text="Add deal" shortcut={keysOf('page.create')}>
                <Button variant="primary" icon={<Plus />} onClick={() => setCreatingIn(firstStage.id)}>
                  Add deal
                </Button>
              </Tooltip>
            )}
          </>
        }
      />
      <BoardToolbar object={object} view={view} change={change} />
      {data.refused && (
        <div className="border-b px-4 py-2 sm:px-6">
          <Banner
            tone="warning"
            actions={
              <Button size="small" onClick={() => change({ filter: noFilter }, true)}>
                Clear filters
              </Button>
            }
          >
            This address asks for a filter that does not exist here, so all deals are shown.
          </Banner>
        </div>
      )}
      <StageSwitcher stages={columns} shown={shownColumn} onShow={(stageId) => go({ stageId })} />
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
            count={selection.size}
            stages={pipeline.stages}
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
        />
      )}
      <LazyListPanel
        plural="deals"
        object={object}
        list={list}
        panel={panel}
        loaded={data.panel}
        can={{
          create: mayCreate,
          update: can('records.update'),
          delete: can('records.delete'),
          restore: can('records.restore'),
          destroy: can('records.destroy'),
          export: can('records.export'),
        }}
        onOpen={openPanel}
        onFull={(id) => navigate(path(`deals/${id}`))}
      />
      {creatingIn !== null && (
        <CreateDealDialog
          values={{ ...inheritedValues(object, view.filter, me.id), stageId: creatingIn }}
          nameOf={(id) => pipeline.stages.find((stage) => stage.id === id)?.name ?? nameOf(id)}
          onClose={() => setCreatingIn(null)}
          onCreated={(deal) => {
            setCreatingIn(null);
            adopt([deal as Deal]);
            board.refreshHeads();
            openPanel(deal.id);
          }}
        />
      )}
    </div>
  );
}

/** The calendar day of an instant in a zone: 'YYYY-MM-DD'. */
const dayIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
