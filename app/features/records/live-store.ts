import { openStream } from '~/lib/event-stream';

/** One changed record, as `changes.subscribe` tells it. */
export type ChangeEvent = {
  id: string;
  object: string;
  recordId: string;
  parentObject: string | null;
  parentId: string | null;
  action: 'create' | 'update' | 'delete' | 'restore' | 'destroy';
  version: number;
  fields: string[];
  actor: { kind: string; id: string | null; name: string };
};

type Listener = (event: ChangeEvent) => void;
type Seen = { position: string; event: ChangeEvent };

const remembered = 500;
/** The stream outlives a page by this much, so that going from list to record and back needs no new one. */
const lingerMs = 15_000;
/** A tab that nobody looks at gives its connection back: browsers allow few per server. */
const hiddenMs = 60_000;

/**
 * One stream of changes per tab. It goes on from the last event it had, however often the connection is lost, and
 * remembers the latest events: a page that was being loaded while they came gets them when it is there.
 * @param address of the subscription
 */
export function createLiveStore(address: string) {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  let seen: Seen[] = [];
  let last: string | null = null;
  let offline = false;
  let stop: (() => void) | undefined;
  let linger: ReturnType<typeof setTimeout> | undefined;

  const setOffline = (next: boolean) => {
    if (offline === next) return;
    offline = next;
    for (const watcher of watchers) watcher();
  };
  const start = () => {
    if (stop) return;
    const close = openStream<ChangeEvent>(
      (position) => `${address}?input=${encodeURIComponent(JSON.stringify({ lastEventId: position }))}`,
      last,
      {
        onData: (position, event) => {
          last = position;
          seen = [...seen, { position, event }].slice(-remembered);
          setOffline(false);
          for (const listener of listeners) listener(event);
        },
        onOpen: () => {
          wasOpen = true;
          setOffline(false);
        },
        onLost: () => {
          // The first try may fail for a moment; a second one that fails is to be said
          if (last !== null) setOffline(!navigator.onLine || wasOpen || wasLost);
          wasLost = true;
        },
        onRefused: () => setOffline(true),
      },
    );
    stop = () => {
      close();
      stop = undefined;
      wasOpen = false;
      wasLost = false;
      setOffline(false);
    };
  };
  let wasOpen = false;
  let wasLost = false;

  // A stream that is cut without a word is noticed late; the browser often knows at once
  window.addEventListener('offline', () => setOffline(stop !== undefined));
  window.addEventListener('online', () => setOffline(false));
  let unseen: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(unseen);
    if (document.hidden) unseen = setTimeout(() => stop?.(), hiddenMs);
    else if (listeners.size > 0) start();
  });

  return {
    /** Calls the listener with every change after `since` (an id from `changes.head`), the ones already seen at once. */
    follow(since: string | null, listener: Listener): () => void {
      clearTimeout(linger);
      if (!stop) {
        if (last === null) last = since;
        start();
      } else {
        const from = seen.findIndex(({ position }) => position === since);
        for (const { event } of seen.slice(from + 1)) listener(event);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) linger = setTimeout(() => stop?.(), lingerMs);
      };
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    isOffline: () => offline,
  };
}
