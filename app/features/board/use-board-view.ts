import { useCallback, useMemo } from 'react';
import type { ObjectName } from '~/features/records/types';
import { useView } from '~/features/records/use-list-view';
import { readPanel, writePanel } from '~/features/records/view-state';
import type { Narrowing } from './use-cards';

/** What every board takes from its address: filter, search, and the record that is open beside it. */
export function useBoardView(object: ObjectName) {
  const { params, setParams, view, change } = useView();
  const { filter, search } = view;
  const narrowing = useMemo(
    (): Narrowing => ({ ...(filter.items.length > 0 && { filter }), ...(search && { search }) }),
    [filter, search],
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
  return { params, view, change, rewrite, narrowing, narrowed, panel: readPanel(params), openPanel };
}
