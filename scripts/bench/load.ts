import { connect, type Socket } from 'node:net';

export type Shot = { path: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };

export type LoadOptions = {
  port: number;
  /** The nth request; numbers go on over all connections. */
  shot: (n: number) => Shot;
  connections: number;
  /** Requests in all. */
  count: number;
  /** No request is begun after this time. */
  capMs: number;
  /** Rest between the requests of a connection. */
  pauseMs?: number;
};

export type LoadResult = {
  done: number;
  /** Answers that were not 2xx. */
  failed: number;
  perSecond: number;
  /** Milliseconds of each answer, ascending. */
  latencies: number[];
};

export type Answer = { status: number; body: string };

/** A value that a part of the sorted list does not exceed; NaN of none. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

function requestText(port: number, { path, method = 'GET', headers = {}, body }: Shot): string {
  const sent = { ...headers, ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${lines.join('')}\r\n${body ?? ''}`;
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** One keep-alive connection that reads no more of HTTP than it must: the client should cost far less than the server. */
class Connection {
  readonly #socket: Socket;
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
  }

  ask(shot: Shot): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let received = 0;
      let length: number | undefined;
      let bodyAt = -1;
      const settle = (act: () => void) => {
        this.#socket.off('data', read).off('error', fail).off('close', closed);
        act();
      };
      const fail = (error: Error) => settle(() => reject(error));
      const closed = () => fail(new Error(`the server closed the connection at ${shot.path}`));
      const finish = () => {
        const all = Buffer.concat(chunks);
        const status = Number(all.toString('latin1', 9, 12));
        settle(() => resolve({ status, body: all.toString('utf8', bodyAt) }));
      };
      const read = (chunk: Buffer) => {
        chunks.push(chunk);
        received += chunk.length;
        if (bodyAt < 0) {
          const head = chunks.length > 1 ? Buffer.concat(chunks) : chunk;
          const end = head.indexOf(headEnd);
          if (end < 0) return;
          bodyAt = end + headEnd.length;
          const said = /\r\ncontent-length: *(\d+)/i.exec(head.toString('latin1', 0, end));
          length = said ? Number(said[1]) : undefined;
        }
        if (length !== undefined ? received >= bodyAt + length : endsWithLastChunk(chunks)) finish();
      };
      this.#socket.on('data', read).once('error', fail).once('close', closed);
      this.#socket.write(requestText(this.#port, shot));
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

function endsWithLastChunk(chunks: readonly Buffer[]): boolean {
  const last = chunks.at(-1);
  if (!last) return false;
  const tail = last.length >= lastChunk.length ? last : Buffer.concat(chunks.slice(-2));
  return tail.subarray(-lastChunk.length).equals(lastChunk);
}

/** The JSON of a body that may have come in chunks. */
export function jsonOf<T>({ status, body }: Answer): T {
  if (status < 200 || status > 299) throw new Error(`status ${status}: ${body.slice(0, 400)}`);
  return JSON.parse(body.startsWith('{') ? body : body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) as T;
}

/** One request on a connection of its own. */
export async function askOnce(port: number, shot: Shot): Promise<Answer> {
  const connection = new Connection(port);
  try {
    return await connection.ask(shot);
  } finally {
    connection.close();
  }
}

/** Closed-loop load: each connection asks, waits for the answer, and asks again. */
export async function fire(options: LoadOptions): Promise<LoadResult> {
  const { port, shot, connections, count, capMs, pauseMs = 0 } = options;
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const start = performance.now();
  const run = async () => {
    const connection = new Connection(port);
    while (next < count && performance.now() - start < capMs) {
      const asked = shot(next++);
      const from = performance.now();
      const { status } = await connection.ask(asked);
      latencies.push(performance.now() - from);
      if (status < 200 || status > 299) failed += 1;
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, run));
  const seconds = (performance.now() - start) / 1_000;
  latencies.sort((a, b) => a - b);
  return { done: latencies.length, failed, perSecond: latencies.length / seconds, latencies };
}
