import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '../logging/logger';
import type { ProcessManager } from '../processes/process-manager';
import { explainListenError } from './errors';
import type { HttpService } from './http-service';

/** `port` is the real one, also when any free one was asked for; 0 on a unix socket. */
export type Binding = { name: string; port: number; url: string };

export type PortBindingOptions = {
  logger: Logger;
  /** While this says so, each answer tells its client to open a new connection, elsewhere. */
  isDraining?: () => boolean;
};

export type PortBindingManager = ReturnType<typeof createPortBindingManager>;

type Bound = {
  service: HttpService;
  binding: Binding;
  closed: Promise<unknown>;
  open: { answers: Set<ServerResponse>; sockets: Set<Socket>; upgraded: Set<Duplex> };
};

/** How long a connection may stay that has never said a word: browsers open some ahead of need. */
const silentConnectionMs = 1000;

/** Binds services to ports, and lets go of them without cutting anybody off. */
export function createPortBindingManager({ logger, isDraining = () => false }: PortBindingOptions) {
  const bound = new Map<string, Bound>();

  /** Keeps what is open, so that answers begun before the draining can still say `Connection: close`. */
  function track({ server }: HttpService): Bound['open'] {
    const open = { answers: new Set<ServerResponse>(), sockets: new Set<Socket>(), upgraded: new Set<Duplex>() };
    server.on('connection', (socket) => {
      open.sockets.add(socket);
      socket.once('close', () => open.sockets.delete(socket));
    });
    // Only beside somebody who takes upgrades: a listener of ours alone would leave such requests unanswered.
    if (server.listenerCount('upgrade') > 0) {
      server.on('upgrade', (_request, socket) => {
        open.upgraded.add(socket);
        socket.once('close', () => open.upgraded.delete(socket));
      });
    }
    server.prependListener('request', (_request, response) => {
      open.answers.add(response);
      if (isDraining()) response.setHeader('Connection', 'close');
      response.once('close', () => {
        open.answers.delete(response);
        // An answer whose head was out before the draining leaves its socket open: it is idle only now.
        if (!server.listening) setImmediate(() => server.closeIdleConnections());
      });
    });
    return open;
  }

  async function bindService(service: HttpService): Promise<Binding> {
    if (bound.has(service.name)) throw new Error(`a service called "${service.name}" is bound already`);
    const { server } = service;
    const open = track(service);
    await listen(service);
    const binding = bindingOf(service);
    bound.set(service.name, {
      service,
      binding,
      open,
      closed: new Promise((resolve) => server.once('close', resolve)),
    });
    // Errors of a listening server (too many open files) are passing: accepting goes on by itself.
    server.on('error', (error) => logger.error('the server reported an error', { name: service.name, error }));
    logger.info('listening', { name: service.name, port: binding.port, url: binding.url });
    return binding;
  }

  /** Stops accepting, and asks every open connection to end after its answer. */
  function stopAccepting(): void {
    for (const { service, open } of bound.values()) {
      for (const response of open.answers) if (!response.headersSent) response.setHeader('Connection', 'close');
      // Also closes the connections that are idle.
      if (service.server.listening) service.server.close();
      // Web sockets (hot reload) have no end of their own, and their clients connect again.
      for (const socket of open.upgraded) socket.destroy();
      setTimeout(() => {
        for (const socket of open.sockets) if (socket.bytesRead === 0) socket.destroy();
      }, silentConnectionMs).unref();
    }
  }

  /** Resolves when the last connection has ended, or when the signal aborts. */
  async function connectionsEnd(signal?: AbortSignal): Promise<void> {
    const allClosed = Promise.all([...bound.values()].map(({ closed }) => closed));
    const timeIsUp = new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
    await (signal?.aborted ? undefined : Promise.race([allClosed, timeIsUp]));
  }

  function cutOff(): void {
    for (const { service } of bound.values()) service.server.closeAllConnections();
    bound.clear();
  }

  return {
    /** Opens the port. @throws PortTakenError, with words for the person at the terminal. */
    bindService,
    /** What is bound, in the order of binding. */
    get bindings(): Binding[] {
      return [...bound.values()].map(({ binding }) => binding);
    },
    /** Closes every port, lets answers finish until the signal aborts, then cuts off what is left. */
    async unbindAll(signal?: AbortSignal): Promise<void> {
      stopAccepting();
      await connectionsEnd(signal);
      cutOff();
    },
    /** Takes its steps in the shutdown list. */
    closeWith(processes: Pick<ProcessManager, 'shutdown'>): void {
      processes.shutdown.at('close-port', 'ports', stopAccepting);
      processes.shutdown.at('finish-work', 'connections', connectionsEnd);
      processes.shutdown.at('give-back', 'connections that stayed', cutOff);
    },
  };
}

async function listen(service: HttpService): Promise<void> {
  const { server, host, port, path } = service;
  const attempt = async () => {
    server.listen(path === undefined ? { host, port } : { path });
    await once(server, 'listening');
  };
  try {
    await attempt();
  } catch (error) {
    if (path === undefined || !(await isLeftOver(error, path))) throw explainListenError(error, service);
    await rm(path);
    await attempt();
  }
}

/** Whether a socket file is there that nobody listens to: its process was killed before it could take it away. */
async function isLeftOver(error: unknown, path: string): Promise<boolean> {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return false;
  const probe = connect(path);
  try {
    await once(probe, 'connect');
    return false;
  } catch (refused) {
    return (refused as NodeJS.ErrnoException).code === 'ECONNREFUSED';
  } finally {
    probe.destroy();
  }
}

function bindingOf({ name, host, path, server }: HttpService): Binding {
  if (path !== undefined) return { name, port: 0, url: `unix:${path}` };
  const { port } = server.address() as AddressInfo;
  // An address that stands for all of them cannot be typed into a browser.
  const typed = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return { name, port, url: `http://${typed.includes(':') ? `[${typed}]` : typed}:${port}` };
}
