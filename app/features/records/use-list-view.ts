import { useNavigation, useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { useSingleKeys } from '~/lib/single-keys';
import { isTyping } from '~/ui/side-panel';
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

/** `c` makes a record unless keys alone are switched off, Mod+Z takes the last write back; both silent while typing. */
export function useListKeys({ onCreate }: { onCreate: (() => void) | undefined }) {
  const { undoLast } = useUndo();
  const creates = useSingleKeys() === 'on' ? onCreate : undefined;
  useEffect(() => {
    const free = (event: KeyboardEvent) =>
      !isTyping(event.target) && document.querySelector('[role=dialog][aria-modal=true], [role=alertdialog]') === null;
    return tinykeys(window, {
      c: (event) => {
        if (!creates || !free(event) || document.querySelector('[role=dialog][data-state=open]')) return;
        event.preventDefault();
        creates();
      },
      '$mod+z': (event) => {
        if (free(event) && undoLast()) event.preventDefault();
      },
    });
  }, [creates, undoLast]);
}

/** Other rows are on their way: not for opening a panel or choosing columns, which change none. */
export function useListLoading(params: URLSearchParams): boolean {
  const { state, location } = useNavigation();
  const [here, setHere] = useState('');
  useEffect(() => setHere(window.location.pathname), []);
  if (state !== 'loading' || !location || location.pathname !== here) return false;
  return rowsKey(new URLSearchParams(location.search)) !== rowsKey(params);
}
