import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

export type TcpProxy = {
  /** The target's URL, by way of the proxy. */
  readonly url: string;
  /** Lets everything through, also what waits since `stall`. */
  pass(): Promise<void>;
  /** Cuts what is open and refuses what comes: the server is down. */
  refuse(): Promise<void>;
  /** Moves no byte and keeps what is open: the server is paused, or the network swallows everything. */
  stall(): void;
  /** Cuts the next connection whose client says this, before the server hears it. */
  cutAt(text: string): void;
  close(): Promise<void>;
};

/** Stands between a test and a real server, so that the server can be "down", "paused" and "back" without touching it. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const open = new Set<Socket>();
  let stalled = false;
  let cutting: string | undefined;

  const server: Server = createServer({ pauseOnConnect: true }, (incoming) => {
    const outgoing = connect(Number(targetPort), hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(from);
      from.on('data', (bytes: Buffer) => {
        const isTheOne = cutting !== undefined && from === incoming && bytes.includes(cutting);
        if (!isTheOne) return void to.write(bytes);
        cutting = undefined;
        from.destroy();
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      if (stalled) from.pause();
      else from.resume();
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);

  async function refuse(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  }

  return {
    url: url.href,
    refuse,
    stall() {
      stalled = true;
      for (const socket of open) socket.pause();
    },
    cutAt(text) {
      cutting = text;
    },
    async pass() {
      stalled = false;
      for (const socket of open) socket.resume();
      if (!server.listening) await listen(port);
    },
    close: () => (server.listening ? refuse() : Promise.resolve()),
  };
}
