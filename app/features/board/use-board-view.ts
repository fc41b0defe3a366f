import { useCallback, useMemo } from 'react';
import type { ObjectName, SortLevel } from '~/features/records/types';
import { useView } from '~/features/records/use-list-view';
import { readPanel, writePanel } from '~/features/records/view-state';
import type { Narrowing } from './use-cards';

const noSort: readonly SortLevel[] = [];

/**
 * What every board takes from its address: filter, search, order, and the record that is open beside it. Where the
 * loader was refused filter and order and left them out, so does everything that is asked afterwards.
 */
export function useBoardView(object: ObjectName, { refused }: { refused: boolean }) {
  const { params, setParams, view, change } = useView();
  const { filter, search } = view;
  const narrowing = useMemo(
    (): Narrowing => (refused ? {} : { ...(filter.items.length > 0 && { filter }), ...(search && { search }) }),
    [refused, filter, search],
  );
  const openPanel = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id ? { object, id } : null), { preventScrollReset: true, replace }),
    [setParams, object],
  );
  /** Changes of what changes no cards, e.g. of the columns that are shown: no step in the history. */
  const rewrite = useCallback(
    (write: (now: URLSearchParams) => URLSearchParams) => setParams(write, { preventScrollReset: true, replace: true }),
    [setParams],
  );
  const narrowed = Object.keys(narrowing).length > 0;
  const sort = refused ? noSort : view.sort;
  return { params, view, change, rewrite, narrowing, narrowed, sort, panel: readPanel(params), openPanel };
}
