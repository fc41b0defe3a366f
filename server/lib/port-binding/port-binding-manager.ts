import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import type { Logger } from '../logging/logger';
import type { ProcessManager } from '../processes/process-manager';
import { explainListenError } from './errors';
import type { HttpService } from './http-service';
import { type OpenConnections, trackConnections } from './open-connections';

/** `port` is the real one, also when any free one was asked for; 0 on a unix socket. */
export type Binding = { name: string; port: number; url: string };

export type PortBindingOptions = {
  logger: Logger;
  /** While this says so, each answer tells its client to open a new connection, elsewhere. */
  isDraining?: () => boolean;
};

export type PortBindingManager = ReturnType<typeof createPortBindingManager>;

type Bound = { binding: Binding; connections: OpenConnections };

/** Binds services to ports, and lets go of them without cutting anybody off. */
export function createPortBindingManager({ logger, isDraining = () => false }: PortBindingOptions) {
  const bound = new Map<string, Bound>();

  async function bindService(service: HttpService): Promise<Binding> {
    if (bound.has(service.name)) throw new Error(`a service called "${service.name}" is bound already`);
    const { server } = service;
    const connections = trackConnections(server, isDraining);
    await listen(service);
    const binding = bindingOf(service);
    bound.set(service.name, { binding, connections });
    // Errors of a listening server (too many open files) are passing: accepting goes on by itself.
    server.on('error', (error) => logger.error('the server reported an error', { name: service.name, error }));
    logger.info('listening', { name: service.name, port: binding.port, url: binding.url });
    return binding;
  }

  const each = <T>(work: (connections: OpenConnections) => T): T[] =>
    [...bound.values()].map(({ connections }) => work(connections));

  /** Stops accepting, and asks every open connection to end after its answer. */
  const stopAccepting = () => Promise.all(each((connections) => connections.stopAccepting()));

  /** Resolves when the last connection has ended, or when the signal aborts. */
  async function connectionsEnd(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    const timeIsUp = new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
    await Promise.race([Promise.all(each(({ closed }) => closed)), timeIsUp]);
  }

  function cutOff(): void {
    each((connections) => connections.cutOff());
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
      await stopAccepting();
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
