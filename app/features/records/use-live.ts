import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { type ChangeEvent, createLiveStore } from './live-store';

/** One stream per workspace in this tab. Only ever made in the browser. */
const stores = new Map<string, ReturnType<typeof createLiveStore>>();

function storeOf(slug: string) {
  const store = stores.get(slug) ?? createLiveStore(`/w/${slug}/trpc/changes.subscribe`);
  stores.set(slug, store);
  return store;
}

/** Hears of every change in the workspace after `head`, those of this tab included. */
export function useLiveChanges(head: string | null, onChange: (event: ChangeEvent) => void): void {
  const { slug } = useWorkspace().current;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => storeOf(slug).follow(head, (event) => latest.current(event)), [slug, head]);
}

/** Whether changes of others do not come through just now. */
export function useOffline(): boolean {
  const { slug } = useWorkspace().current;
  return useSyncExternalStore(
    (watcher) => storeOf(slug).watch(watcher),
    () => storeOf(slug).isOffline(),
    () => false,
  );
}
