import { useNavigation, useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCommands } from '~/features/commands/use-commands';
import { useUndo } from './use-undo';
import { readView, rowsKey, type ViewState, writeView } from './view-state';

/** The view in the address, and changing it. What changes the rows is a step in the history; the rest is not. */
export function useView() {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (next: Partial<ViewState>, replace = false) =>
      setParams((now) => writeView(now, next), { preventScrollReset: true, replace }),
    [setParams],
  );
  return { params, setParams, view, change };
}

/** Offers making a record and taking the last write back. @param label what is made, for the sheet of keys */
export function useListKeys({ onCreate, label }: { onCreate: (() => void) | undefined; label?: string }) {
  const { undoLast } = useUndo();
  useCommands([onCreate && { id: 'page.create', label, run: onCreate }, { id: 'page.undo', run: undoLast }]);
}

/** Other rows are on their way: not for opening a panel or choosing columns, which change none. */
export function useListLoading(params: URLSearchParams): boolean {
  const { state, location } = useNavigation();
  const [here, setHere] = useState('');
  useEffect(() => setHere(window.location.pathname), []);
  if (state !== 'loading' || !location || location.pathname !== here) return false;
  return rowsKey(new URLSearchParams(location.search)) !== rowsKey(params);
}
