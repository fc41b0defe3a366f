import { useCallback, useMemo, useState } from 'react';
import { useBulkRun } from '~/features/bulk/use-bulk-run';
import type { ViewsData } from '~/features/views/use-views';
import { type Packed, unpack } from '~/lib/packed';
import { useMedia } from '~/ui/use-media';
import type { ColumnChoice } from './column-choice';
import { buildColumns } from './columns';
import { described } from './descriptions';
import type { ListInput } from './record-calls';
import { type Basics, useRecords } from './records-context';
import { objectOf, type Plural, type RecordPage, type RecordView } from './types';
import { useColumns } from './use-columns';
import { useListKeys, useListLoading, useView } from './use-list-view';
import { useMissingFields } from './use-missing-fields';
import { useRecordList } from './use-record-list';
import { readPanel, rowsKey, type ViewState, writePanel } from './view-state';

/** What the loader of a list reads. */
export type ListData = {
  basics: Basics;
  page: Packed<RecordPage>;
  names: [string, string][];
  panel: RecordView | null;
  /** The server takes no such filter or order: everything is shown, without them and without the search. */
  refused: boolean;
  /** The filter of the address cannot be read: the rest of it counts. */
  unread: boolean;
  columns: ColumnChoice;
  views: ViewsData;
};

const queryOf = ({ filter, search, sort }: ViewState): ListInput => ({
  ...(filter.items.length > 0 && { filter }),
  ...(search && { search }),
  ...(sort.length > 0 && { sort: [...sort] }),
});

const nothingSelected: ReadonlySet<string> = new Set();

/** The selected rows, or all that the list has beyond them. */
function useSelection() {
  const [ids, setIds] = useState(nothingSelected);
  const [whole, setWhole] = useState(false);
  const select = useCallback((next: ReadonlySet<string>) => {
    setIds(next);
    setWhole(false);
  }, []);
  return { ids, whole, select, clear: () => select(nothingSelected), takeWhole: () => setWhole(true) };
}

/** The record beside the list, from the address. */
function usePanel(plural: Plural, { params, setParams }: Pick<ReturnType<typeof useView>, 'params' | 'setParams'>) {
  const panel = readPanel(params);
  const openPanel = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id ? { object: objectOf[plural], id } : null), {
        preventScrollReset: true,
        replace,
      }),
    [setParams, plural],
  );
  return { panel, openPanel };
}

/** Everything that the parts of a list page share: the view in the address, rows, columns, selection, panel, runs. */
export function useListPage(plural: Plural, data: ListData) {
  const { objects, writing, members, path } = useRecords();
  const object = described(objects, objectOf[plural]);
  const { params, setParams, view, change } = useView();
  const [creating, setCreating] = useState(false);
  const page = unpack(data.page);
  const { can } = page;
  const query = useMemo(() => (data.refused ? {} : queryOf(view)), [data.refused, view]);
  const listKey = `${path(plural)}\n${rowsKey(params)}`;
  const list = useRecordList({ plural, object, page, query, listKey });
  const runs = useBulkRun({ onOver: () => void list.refreshFirstPage().catch(() => undefined) });
  const arrangement = useColumns({ plural, object, view, change, kept: data.columns });
  useMissingFields({ plural, columnKeys: arrangement.keys, list });
  const narrow = useMedia('(width < 40rem)');
  const [keys, pinned] = [arrangement.keys.join(), arrangement.pinned.join()];
  const columns = useMemo(
    () =>
      buildColumns(object, keys.split(','), {
        writing,
        members,
        mayEdit: can.update,
        narrow,
        pinned: pinned.split(','),
      }),
    [object, keys, pinned, writing, members, can.update, narrow],
  );
  useListKeys({
    onCreate: can.create ? () => setCreating(true) : undefined,
    label: `Add ${object.label.one.toLowerCase()}`,
  });
  return {
    ...{ plural, object, data, can, params, view, change, query, listKey, list, runs, arrangement, columns },
    ...{ creating, setCreating },
    ...usePanel(plural, { params, setParams }),
    selection: useSelection(),
    isLoading: useListLoading(params),
  };
}

export type ListModel = ReturnType<typeof useListPage>;
