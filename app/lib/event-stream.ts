export type StreamHandlers<Data> = {
  onData: (position: string, data: Data) => void;
  /** The server answered; again after each time that the connection was lost. */
  onOpen: () => void;
  /** The connection was lost, or could not be made; it is being made again. */
  onLost: () => void;
  /** The server said in words that it wants no more of it. */
  onRefused: () => void;
};

/** A failure of the server, as JSON-RPC numbers it: what it cannot answer now, it may in a moment. */
const serverFailed = -32603;

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
/** Longer from try to try, and spread, so that a server that comes back does not meet all its pages at one moment. */
const pauseAfter = (failures: number): number =>
  Math.min(firstPauseMs * 2 ** failures, longestPauseMs) * (0.8 + Math.random() * 0.4);

/**
 * Listens to a subscription of the router, as its own client does: events with their position, named events around
 * them, and a new connection where nothing has come for too long. Far smaller, because every page loads it.
 * @param addressFrom the address that goes on after a position
 * @returns what ends it
 */
export function openStream<Data>(
  addressFrom: (position: string | null) => string,
  since: string | null,
  { onData, onOpen, onLost, onRefused }: StreamHandlers<Data>,
): () => void {
  let position = since;
  let source: EventSource;
  /** Until the next connection: because nothing came for too long, or because one could not be made. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let patienceMs = 0;
  let failures = 0;
  const close = () => {
    clearTimeout(timer);
    source.close();
  };
  const open = () => {
    source = new EventSource(addressFrom(position));
    const on = (name: string, act: (text: string, id: string) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        clearTimeout(timer);
        if (patienceMs > 0) timer = setTimeout(again, patienceMs);
        act(event.data, event.lastEventId);
      });
    on('connected', (text) => {
      patienceMs = (JSON.parse(text) as { reconnectAfterInactivityMs?: number }).reconnectAfterInactivityMs ?? 0;
      failures = 0;
      onOpen();
    });
    on('ping', () => undefined);
    on('message', (text, id) => {
      position = id;
      onData(id, JSON.parse(text) as Data);
    });
    on('serialized-error', (text) => {
      if ((JSON.parse(text) as { code: number }).code === serverFailed) return onLost();
      close();
      onRefused();
    });
    on('return', close);
    source.addEventListener('error', (event) => {
      // The server's own events of that name carry data
      if (event instanceof MessageEvent) return;
      // An answer that is no stream ends an EventSource, and does not say which: a server that is being replaced (502) is
      // to be asked again, and one that means it (403) loses little by it
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(timer);
        timer = setTimeout(open, pauseAfter(failures++));
      }
      onLost();
    });
  };
  const again = () => {
    onLost();
    source.close();
    open();
  };
  open();
  return close;
}
