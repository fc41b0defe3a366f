import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import type { ApiClient } from '~/lib/api-client';
import { type ChangeEvent, createLiveStore } from './live-store';

/** One stream per workspace in this tab. Only ever made in the browser. */
const stores = new Map<string, ReturnType<typeof createLiveStore>>();

function storeOf(slug: string, api: ApiClient) {
  const store = stores.get(slug) ?? createLiveStore(api);
  stores.set(slug, store);
  return store;
}

/** Hears of every change in the workspace after `head`, those of this tab included. */
export function useLiveChanges(head: string | null, onChange: (event: ChangeEvent) => void): void {
  const api = useApi();
  const { slug } = useWorkspace().current;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => storeOf(slug, api).follow(head, (event) => latest.current(event)), [api, slug, head]);
}

/** Whether changes of others do not come through just now. */
export function useOffline(): boolean {
  const api = useApi();
  const { slug } = useWorkspace().current;
  return useSyncExternalStore(
    (watcher) => storeOf(slug, api).watch(watcher),
    () => storeOf(slug, api).isOffline(),
    () => false,
  );
}
