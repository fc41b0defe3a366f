import { useNavigate } from '@remix-run/react';
import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { ShownAs } from '~/features/board/shown-as';
import { RunCard } from '~/features/bulk/run-card';
import { useBulkRun } from '~/features/bulk/use-bulk-run';
import { WholeBar } from '~/features/bulk/whole-bar';
import { keysOf } from '~/features/commands/catalogue';
import { CreateDealDialog } from '~/features/deals/create-deal-dialog';
import { TaskTabs } from '~/features/tasks/task-tabs';
import type { ViewsData } from '~/features/views/use-views';
import { ViewBar } from '~/features/views/view-bar';
import { type Packed, unpack } from '~/lib/packed';
import { Banner } from '~/ui/banner';
import { Button, buttonStyle } from '~/ui/button';
import { DataTable } from '~/ui/data-table/data-table';
import type { SortItem } from '~/ui/data-table/types';
import { PageHeader, Toolbar } from '~/ui/page-header';
import { Tooltip } from '~/ui/tooltip';
import { useMedia } from '~/ui/use-media';
import { BulkBar } from './bulk-bar';
import type { CellEdit } from './cell-editor';
import { type ColumnChoice, keepColumns } from './column-choice';
import { ColumnMenu } from './column-menu';
import { buildColumns } from './columns';
import { CreateDialog } from './create-dialog';
import { described } from './descriptions';
import { exportHref } from './export-link';
import { FilterBar } from './filter-bar';
import { noFilter } from './filter-language';
import { FilterNamesProvider, useFilterNames } from './filter-names';
import { GroupMenu } from './group-menu';
import { GroupedRows } from './grouped-rows';
import { inheritedValues } from './inherited-values';
import { LazyListPanel } from './lazy-list-panel';
import { countText } from './list-rules';
import { NoRows } from './list-states';
import { type Basics, RecordsProvider, useRecords } from './records-context';
import { SearchField } from './search-field';
import { shownColumns } from './shown-columns';
import { type ObjectDescription, objectOf, type Plural, type RecordPage, type RecordView, type Values } from './types';
import { useGrouping } from './use-grouping';
import { useListKeys, useListLoading, useView } from './use-list-view';
import { useMissingFields } from './use-missing-fields';
import { useRecordList } from './use-record-list';
import { useUndo } from './use-undo';
import { readPanel, rowsKey, writePanel, writeView } from './view-state';

export type ListData = {
  basics: Basics;
  page: Packed<RecordPage>;
  names: [string, string][];
  panel: RecordView | null;
  refused: boolean;
  columns: ColumnChoice;
  views: ViewsData;
};

/** The list of one record type: everything about it lies in the address. */
export function ListPage({ plural, data }: { plural: Plural; data: ListData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <FilterNamesProvider names={data.names}>
        <List plural={plural} data={data} />
      </FilterNamesProvider>
    </RecordsProvider>
  );
}

const idOf = (row: RecordView) => row.id;
const titleOf = (row: RecordView) => row.title;

function List({ plural, data }: { plural: Plural; data: ListData }) {
  const { objects, writing, members, path, me } = useRecords();
  const { nameOf } = useFilterNames();
  const object = described(objects, objectOf[plural]);
  const { params, setParams, view, change } = useView();
  const navigate = useNavigate();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState(false);
  const [creating, setCreating] = useState(false);
  const [choice, setChoice] = useState(data.columns);
  const page = unpack(data.page);
  const { can } = page;

  const key = rowsKey(params);
  const listKey = `${path(plural)}\n${key}`;
  const query = useMemo(
    () => ({
      ...(view.filter.items.length > 0 && { filter: view.filter }),
      ...(view.search && { search: view.search }),
      ...(view.sort.length > 0 && { sort: [...view.sort] }),
    }),
    [view],
  );
  const list = useRecordList({ plural, object, page, query, listKey });
  const runs = useBulkRun({ onOver: () => void list.refreshFirstPage().catch(() => undefined) });
  const columnKeys = shownColumns(object, view.columns ?? choice.keys);
  useMissingFields({ plural, columnKeys, list });
  const narrow = useMedia('(width < 40rem)');
  const columnsText = columnKeys.join();
  const columns = useMemo(
    () => buildColumns(object, columnsText.split(','), { writing, members, mayEdit: can.update, narrow }),
    [object, columnsText, writing, members, can.update, narrow],
  );
  const keepChoice = (next: ColumnChoice) => {
    setChoice(next);
    keepColumns(next, plural);
  };
  const { grouped, groupBy } = useGrouping(object);
  const panel = readPanel(params);
  const openPanel = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id ? { object: objectOf[plural], id } : null), {
        preventScrollReset: true,
        replace,
      }),
    [setParams, plural],
  );
  const onRowOpen = useCallback((row: RecordView) => openPanel(row.id, panel !== null), [openPanel, panel]);
  const exportTo = exportHref(path(`exports/${plural}.csv`), { view, columns: columnKeys });
  useListKeys({
    onCreate: can.create ? () => setCreating(true) : undefined,
    label: `Add ${object.label.one.toLowerCase()}`,
  });

  const isLoading = useListLoading(params);
  const many = object.label.many;
  const one = object.label.one.toLowerCase();
  const narrowed = view.filter.items.length > 0 || view.search !== '';
  const sortHref = (sort: readonly SortItem[]) => `?${writeView(params, { sort })}`;
  return (
    <div className="flex h-[calc(100dvh-6.375rem-env(safe-area-inset-bottom))] min-h-80 flex-col sm:h-dvh print:h-auto">
      <PageHeader
        title={many}
        count={countText(list.total, writing.locale)}
        actions={
          <>
            {can.export && list.rows.length > 0 && (
              <a href={exportTo} download className={clsx(buttonStyle({ variant: 'ghost' }), 'max-sm:hidden')}>
                Export
              </a>
            )}
            {can.create && (
              <Tooltip text={`Add ${one}`} shortcut={keysOf('page.create')}>
                <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
                  Add {one}
                </Button>
              </Tooltip>
            )}
          </>
        }
      />
      {plural === 'tasks' && <TaskTabs />}
      <ViewBar plural={plural} kind="table" label={many} data={data.views} />
      <Toolbar
        label={`Filters of ${many.toLowerCase()}`}
        end={
          <>
            <GroupMenu object={object} group={grouped?.key ?? null} onChange={groupBy} />
            <ColumnMenu
              object={object}
              shown={columnKeys}
              onChange={(keys) => {
                keepChoice({ ...choice, keys });
                change({ columns: keys }, true);
              }}
            />
            <ShownAs plural={plural} shown="table" />
          </>
        }
      >
        <SearchField
          label={`Search ${many.toLowerCase()}`}
          value={view.search}
          onChange={(search) => change({ search }, true)}
        />
        <FilterBar object={object} filter={view.filter} onChange={(filter) => change({ filter })} />
      </Toolbar>
      {data.refused && (
        <div className="border-b px-4 py-2 sm:px-6">
          <Banner
            tone="warning"
            actions={
              <Button size="small" onClick={() => change({ filter: noFilter, sort: [] }, true)}>
                Clear filters and sorting
              </Button>
            }
          >
            This address asks for a filter or order that does not exist here, so all {many.toLowerCase()} are shown.
          </Banner>
        </div>
      )}
      <div className="relative min-h-0 flex-1">
        {grouped ? (
          <GroupedRows plural={plural} object={object} field={grouped} query={query} />
        ) : (
          <DataTable
            label={many}
            columns={columns}
            rows={isLoading ? [] : list.rows}
            rowId={idOf}
            rowLabel={titleOf}
            rowHref={(row) => path(`${plural}/${row.id}`)}
            onRowOpen={onRowOpen}
            activeRowId={panel?.id ?? null}
            total={list.total?.exact ? list.total.count : undefined}
            sort={view.sort}
            sortHref={sortHref}
            onSortChange={(sort) => change({ sort: sort.slice(0, 3) })}
            selection={selection}
            onSelectionChange={(next) => {
              setSelection(next);
              setWhole(false);
            }}
            columnWidths={choice.widths}
            onColumnWidthsChange={(widths) => keepChoice({ ...choice, widths })}
            loading={isLoading}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onReachEnd={() => void list.loadMore()}
            onCellCommit={({ row, column, value }) => list.edit(row, column, value as CellEdit)}
            cellState={list.stateOf}
            scrollKey={listKey}
            empty={
              <NoRows
                {...{ object, plural, narrowed, mayCreate: can.create }}
                onCreate={() => setCreating(true)}
                onClear={() => change({ filter: noFilter, search: '' })}
              />
            }
          />
        )}
        {list.failed && (
          <div className="absolute inset-x-3 bottom-4 z-10 mx-auto max-w-120">
            <Banner
              tone="danger"
              urgent
              actions={
                <Button size="small" onClick={() => void list.loadMore()}>
                  Try again
                </Button>
              }
            >
              {list.failed}
            </Banner>
          </div>
        )}
        {selection.size > 0 && !whole && (
          <BulkBar
            {...{ plural, object, list, selection, can }}
            columns={columnKeys}
            onWhole={
              can.update && list.hasMore && selection.size >= list.rows.length ? () => setWhole(true) : undefined
            }
            onEdit={(ids, values) =>
              void runs
                .start({ object: objectOf[plural], selection: { ids }, action: 'update', values })
                .then((started) => started && setSelection(new Set()))
            }
            onClear={() => setSelection(new Set())}
          />
        )}
        {whole && (
          <WholeBar
            {...{ object, can, runs }}
            selection={{ filter: query.filter, search: query.search }}
            onClear={() => {
              setWhole(false);
              setSelection(new Set());
            }}
          />
        )}
        {selection.size === 0 && <RunCard object={object} runs={runs} />}
      </div>
      <LazyListPanel
        plural={plural}
        object={object}
        list={list}
        panel={panel}
        loaded={data.panel}
        can={can}
        onOpen={openPanel}
        onFull={(id) => navigate(path(`${plural}/${id}`))}
      />
      {creating && (
        <CreateOne
          plural={plural}
          object={object}
          values={inheritedValues(object, view.filter, me.id)}
          nameOf={nameOf}
          onClose={() => setCreating(false)}
          onCreated={(record) => {
            setCreating(false);
            void list.refreshFirstPage().catch(() => undefined);
            openPanel(record.id);
          }}
        />
      )}
    </div>
  );
}

type CreateProps = {
  plural: Plural;
  object: ObjectDescription;
  values: Values;
  nameOf: (id: string) => string | undefined;
  onClose: () => void;
  onCreated: (record: RecordView) => void;
};

/** The dialog for a new record: deals have one of their own. */
function CreateOne(props: CreateProps) {
  const { announce } = useUndo();
  const { onCreated, ...rest } = props;
  if (props.plural === 'deals') return <CreateDealDialog {...props} />;
  return (
    <CreateDialog
      {...rest}
      onCreated={(record, groupId) => {
        announce(`Added ${record.title}`, groupId);
        onCreated(record);
      }}
    />
  );
}
