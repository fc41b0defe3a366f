import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveChanges } from '~/features/records/use-live';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import { type RailView, railViews } from './rail-rules';

type RailViews = { views: readonly RailView[]; refresh: () => void };

const RailViewsContext = createContext<RailViews | undefined>(undefined);

export function useRailViews(): RailViews {
  const context = useContext(RailViewsContext);
  if (!context) throw new Error('useRailViews() outside of RailViewsProvider');
  return context;
}

const gatherMs = 200;

/** Knows the views that stand in the rail, as they are now: whoever makes, shares or deletes one. */
export function RailViewsProvider({ children }: { children: ReactNode }) {
  const { views: loaded, inbox } = useWorkspace();
  const api = useApi();
  const [source, setSource] = useState(loaded);
  const [views, setViews] = useState(loaded);
  if (source !== loaded) {
    setSource(loaded);
    setViews(loaded);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // What cannot be read now comes with the next change
      void api.views.list
        .query({})
        .then((now) => setViews(railViews(now)))
        .catch(() => undefined);
    }, gatherMs);
  }, [api]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(inbox.head, ({ object }) => {
    if (object === 'view') refresh();
  });
  const value = useMemo(() => ({ views, refresh }), [views, refresh]);
  return <RailViewsContext.Provider value={value}>{children}</RailViewsContext.Provider>;
}
