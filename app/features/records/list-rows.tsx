import { useCallback } from 'react';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { DataTable } from '~/ui/data-table/data-table';
import type { SortItem } from '~/ui/data-table/types';
import type { CellEdit } from './cell-editor';
import { noFilter } from './filter-language';
import { HeadMenu } from './head-menu';
import { GroupedRows } from './late-parts';
import { NoRows } from './list-states';
import { usePaste } from './paste/use-paste';
import { useRecords } from './records-context';
import type { Field, RecordView } from './types';
import type { ListModel } from './use-list-page';
import { writeView } from './view-state';

const idOf = (row: RecordView) => row.id;
const titleOf = (row: RecordView) => row.title;

/** The rows of a list: in one table, or under the values of a field. */
export function ListRows({ model, grouped }: { model: ListModel; grouped: Field | undefined }) {
  const { plural, object, query, list } = model;
  return (
    <>
      {grouped ? (
        <GroupedRows plural={plural} object={object} field={grouped} query={query} />
      ) : (
        <TableRows model={model} />
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
    </>
  );
}

function TableRows({ model }: { model: ListModel }) {
  const { plural, object, view, change, params, list, can, columns, arrangement, selection, panel, openPanel } = model;
  const { path } = useRecords();
  const paste = usePaste({ plural, object, list });
  const isOpen = panel !== null;
  const onRowOpen = useCallback((row: RecordView) => openPanel(row.id, isOpen), [openPanel, isOpen]);
  const onSort = (sort: readonly SortItem[]) => change({ sort: sort.slice(0, 3) });
  return (
    <DataTable
      label={object.label.many}
      columns={columns}
      rows={model.isLoading ? [] : list.rows}
      rowId={idOf}
      rowLabel={titleOf}
      rowHref={(row) => path(`${plural}/${row.id}`)}
      onRowOpen={onRowOpen}
      activeRowId={panel?.id ?? null}
      total={list.total?.exact ? list.total.count : undefined}
      sort={view.sort}
      sortHref={(sort) => `?${writeView(params, { sort })}`}
      onSortChange={onSort}
      selection={selection.ids}
      onSelectionChange={selection.select}
      columnWidths={arrangement.widths}
      onColumnWidthsChange={arrangement.setWidths}
      columnMenu={(column) => <HeadMenu column={column} columns={arrangement} onSort={onSort} />}
      loading={model.isLoading}
      hasMore={list.hasMore}
      loadingMore={list.loadingMore}
      onReachEnd={() => void list.loadMore()}
      onCellCommit={({ row, column, value }) => list.edit(row, column, value as CellEdit)}
      onPaste={can.update ? paste : undefined}
      cellState={list.stateOf}
      scrollKey={model.listKey}
      empty={
        <NoRows
          {...{ object, plural }}
          narrowed={view.filter.items.length > 0 || view.search !== ''}
          mayCreate={can.create}
          onCreate={() => model.setCreating(true)}
          onClear={() => change({ filter: noFilter, search: '' })}
        />
      }
    />
  );
}
