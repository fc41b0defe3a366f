import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type OpenConnections = {
  /** Takes no new connection; the open ones end after their answer, or after a moment of silence. */
  stopAccepting(): Promise<void>;
  /** Resolves when the port is closed and the last connection has ended. */
  readonly closed: Promise<void>;
  cutOff(): void;
};

/**
 * How long a connection without a request may stay once the port is closed. Closing an idle one at once would cut off the
 * client that is just sending on it; in this time such a client gets its answer, with `Connection: close`. It is also for
 * the connections that browsers open ahead of need.
 */
const patienceMs = 500;
const doorMs = 300;

/** Knows what is open on a server, so that it can be closed without cutting anybody off. */
export function trackConnections(server: Server, isDraining: () => boolean): OpenConnections {
  const answers = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const upgraded = new Set<Duplex>();
  let accepted = 0;
  let state: 'open' | 'closing' | 'out of patience' = 'open';

  const remember = <T extends Duplex>(set: Set<T>, socket: T) => {
    set.add(socket);
    socket.once('close', () => set.delete(socket));
  };
  server.on('connection', (socket) => {
    accepted += 1;
    remember(sockets, socket);
  });
  // Only beside somebody who takes upgrades: a listener of ours alone would leave such requests unanswered.
  if (server.listenerCount('upgrade') > 0) server.on('upgrade', (_request, socket) => remember(upgraded, socket));
  server.prependListener('request', (_request, response) => {
    answers.add(response);
    if (state !== 'open' || isDraining()) response.setHeader('Connection', 'close');
    response.once('close', () => {
      answers.delete(response);
      // An answer whose head was out before the draining leaves its connection open: it is idle only now.
      if (state === 'out of patience') setImmediate(() => server.closeIdleConnections());
    });
  });

  /**
   * The kernel resets the connections that wait to be taken when a port is closed. The event loop takes one in each of its
   * turns, so a turn without one means that none waits. Under endless load there is none such, and the time is bounded.
   */
  async function nobodyAtTheDoor(): Promise<void> {
    const end = performance.now() + doorMs;
    for (let before = -1; before !== accepted && performance.now() < end; ) {
      before = accepted;
      await new Promise(setImmediate);
    }
  }

  const losePatience = () => {
    state = 'out of patience';
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };

  return {
    async stopAccepting() {
      if (state !== 'open' || !server.listening) return;
      state = 'closing';
      for (const response of answers) if (!response.headersSent) response.setHeader('Connection', 'close');
      // Web sockets (hot reload) have no end of their own, and their clients connect again.
      for (const socket of upgraded) socket.destroy();
      await nobodyAtTheDoor();
      // The HTTP server's own `close` would drop the idle connections at once.
      NetServer.prototype.close.call(server);
      setTimeout(losePatience, patienceMs).unref();
    },
    closed: new Promise((resolve) => server.once('close', resolve)),
    cutOff: () => server.closeAllConnections(),
  };
}
