import { useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { Building2, CircleUserRound, FileUp, Plus, SearchX, WifiOff } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { Banner } from '~/ui/banner';
import { Button, ButtonLink } from '~/ui/button';
import { DataTable } from '~/ui/data-table/data-table';
import type { SortItem } from '~/ui/data-table/types';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader, Toolbar } from '~/ui/page-header';
import { isTyping } from '~/ui/side-panel';
import { Tooltip } from '~/ui/tooltip';
import { useMedia } from '~/ui/use-media';
import { BulkBar } from './bulk-bar';
import type { CellEdit } from './cell-editor';
import { type ColumnChoice, columnsCookie } from './column-choice';
import { ColumnMenu } from './column-menu';
import { buildColumns, shownColumns } from './columns';
import { CreateDialog } from './create-dialog';
import { exportHref } from './export-link';
import { FilterBar } from './filter-bar';
import { noFilter } from './filter-language';
import { FilterNamesProvider, useFilterNames } from './filter-names';
import { inheritedValues } from './inherited-values';
import { ListPanel } from './list-panel';
import { countText } from './list-rules';
import { type Basics, RecordsProvider, useRecords } from './records-context';
import { SearchField } from './search-field';
import type { ObjectDescription, Plural, RecordPage, RecordView } from './types';
import { useOffline } from './use-live';
import { useRecordList } from './use-record-list';
import { useUndo } from './use-undo';
import { readPanel, readView, rowsKey, type ViewState, writePanel, writeView } from './view-state';

export type ListData = {
  basics: Basics;
  page: RecordPage;
  names: [string, string][];
  panel: RecordView | null;
  refused: boolean;
  columns: ColumnChoice;
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

/** The view in the address, and changing it. What changes the rows is a step in the history; the rest is not. */
function useView() {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (next: Partial<ViewState>, replace = false) =>
      setParams((now) => writeView(now, next), { preventScrollReset: true, replace }),
    [setParams],
  );
  return { params, setParams, view, change };
}

function List({ plural, data }: { plural: Plural; data: ListData }) {
  const { objects, writing, path, me } = useRecords();
  const { nameOf } = useFilterNames();
  const object = plural === 'people' ? objects.person : objects.company;
  const { params, setParams, view, change } = useView();
  const navigate = useNavigate();
  const { announce } = useUndo();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const [choice, setChoice] = useState(data.columns);
  const { can } = data.page;

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
  const list = useRecordList({ plural, object, page: data.page, query, listKey });
  const columnKeys = shownColumns(object, view.columns ?? choice.keys);
  const narrow = useMedia('(width < 40rem)');
  const columnsText = columnKeys.join();
  const columns = useMemo(
    () => buildColumns(object, columnsText.split(','), { writing, mayEdit: can.update, narrow }),
    [object, columnsText, writing, can.update, narrow],
  );
  const keepChoice = (next: ColumnChoice) => {
    setChoice(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox
    document.cookie = columnsCookie(next, plural);
  };
  const panel = readPanel(params);
  const openPanel = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id ? { object: object.name as 'person' | 'company', id } : null), {
        preventScrollReset: true,
        replace,
      }),
    [setParams, object],
  );
  const onRowOpen = useCallback((row: RecordView) => openPanel(row.id, panel !== null), [openPanel, panel]);
  const exportTo = (ids?: readonly string[]) =>
    exportHref(path(`exports/${plural}.csv`), { view, columns: columnKeys, ids });
  useListKeys({ onCreate: can.create ? () => setCreating(true) : undefined });

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
            <OfflineNote />
            {can.export && list.rows.length > 0 && (
              <a href={exportTo()} download className="max-sm:hidden">
                <Button variant="ghost" tabIndex={-1}>
                  Export
                </Button>
              </a>
            )}
            {can.create && (
              <Tooltip text={`Add ${one}`} shortcut="c">
                <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
                  Add {one}
                </Button>
              </Tooltip>
            )}
          </>
        }
      />
      <Toolbar
        label={`Filters of ${many.toLowerCase()}`}
        end={
          <ColumnMenu
            object={object}
            shown={columnKeys}
            onChange={(keys) => {
              keepChoice({ ...choice, keys });
              change({ columns: keys }, true);
            }}
          />
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
          onSelectionChange={setSelection}
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
        {selection.size > 0 && (
          <BulkBar
            {...{ plural, object, list, selection, can }}
            exportHref={exportTo}
            onClear={() => setSelection(new Set())}
          />
        )}
      </div>
      <ListPanel
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
        <CreateDialog
          plural={plural}
          object={object}
          values={inheritedValues(object, view.filter, me.id)}
          nameOf={nameOf}
          onClose={() => setCreating(false)}
          onCreated={(record, groupId) => {
            setCreating(false);
            announce(`${record.title} was added`, groupId);
            void list.refreshFirstPage().catch(() => undefined);
            openPanel(record.id);
          }}
        />
      )}
    </div>
  );
}

/** `c` makes a record, Mod+Z takes the last write back; both silent while typing. */
function useListKeys({ onCreate }: { onCreate: (() => void) | undefined }) {
  const { undoLast } = useUndo();
  useEffect(() => {
    const free = (event: KeyboardEvent) =>
      !isTyping(event.target) && document.querySelector('[role=dialog][aria-modal=true], [role=alertdialog]') === null;
    return tinykeys(window, {
      c: (event) => {
        if (!onCreate || !free(event) || document.querySelector('[role=dialog][data-state=open]')) return;
        event.preventDefault();
        onCreate();
      },
      '$mod+z': (event) => {
        if (free(event) && undoLast()) event.preventDefault();
      },
    });
  }, [onCreate, undoLast]);
}

/** Other rows are on their way: not for opening a panel or choosing columns, which change none. */
function useListLoading(params: URLSearchParams): boolean {
  const { state, location } = useNavigation();
  const [here, setHere] = useState('');
  useEffect(() => setHere(window.location.pathname), []);
  if (state !== 'loading' || !location || location.pathname !== here) return false;
  return rowsKey(new URLSearchParams(location.search)) !== rowsKey(params);
}

function OfflineNote() {
  const offline = useOffline();
  if (!offline) return null;
  return (
    <span role="status" className="flex items-center gap-1.5 text-12 text-muted">
      <WifiOff className="size-3.5" />
      <span className="max-sm:sr-only">No live updates; reconnecting</span>
    </span>
  );
}

type NoRowsProps = {
  object: ObjectDescription;
  plural: Plural;
  narrowed: boolean;
  mayCreate: boolean;
  onCreate: () => void;
  onClear: () => void;
};

function NoRows({ object, plural, narrowed, mayCreate, onCreate, onClear }: NoRowsProps) {
  const { path, can } = useRecords();
  const many = object.label.many.toLowerCase();
  if (narrowed) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={`No ${many} match`}
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      >
        Take a filter away, or search for fewer words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={plural === 'people' ? <CircleUserRound /> : <Building2 />}
      title={`There are no ${many} yet`}
      action={
        mayCreate && (
          <>
            <Button variant="primary" icon={<Plus />} onClick={onCreate}>
              Add {object.label.one.toLowerCase()}
            </Button>
            {can('imports.run') && (
              <ButtonLink to={path('imports/new')} icon={<FileUp />}>
                Import a file
              </ButtonLink>
            )}
          </>
        )
      }
    >
      {plural === 'people'
        ? 'Add the first one by hand, or bring your contacts along in a file.'
        : 'Add the first one by hand, or import a list.'}
    </EmptyState>
  );
}
