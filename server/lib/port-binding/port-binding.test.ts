import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../logging';
import { createProcessManager } from '../processes';
import { PortTakenError } from './errors';
import { HttpService } from './http-service';
import { createPortBindingManager } from './port-binding-manager';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

function managed() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ level: 'info', format: 'json', write: (line) => lines.push(JSON.parse(line)) });
  const processes = createProcessManager({ logger, shutdownTimeoutMs: 10_000, shutdownDelayMs: 0, exit: () => {} });
  const ports = createPortBindingManager({ logger, isDraining: () => processes.isDraining });
  ports.closeWith(processes);
  cleanUps.push(() => ports.unbindAll(AbortSignal.abort()));
  return { ports, processes, lines };
}
const hello: RequestListener = (_request, response) => response.end('hello');
const bind = (ports: ReturnType<typeof managed>['ports'], handler: RequestListener = hello, options = {}) =>
  ports.bindService(HttpService.create('web', handler, { port: 0, ...options }));

async function read(
  url: string,
  agent?: Agent,
): Promise<{ status: number; body: string; connection: string | undefined }> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of response.setEncoding('utf8')) body += part;
  return { status: response.statusCode ?? 0, body, connection: response.headers.connection };
}

/** A raw connection; `all` is what it got until its end. */
function raw(port: number, text: string): { socket: Socket; all: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  cleanUps.push(() => socket.destroy());
  let got = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    got += part;
  });
  socket.on('error', () => {});
  socket.write(text);
  return { socket, all: once(socket, 'close').then(() => got) };
}

describe('binding', () => {
  test('a free port is found, served and printed', async () => {
    const { ports, lines } = managed();
    const { port, url } = await bind(ports);
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await read(url)).toMatchObject({ status: 200, body: 'hello' });
    expect(lines).toEqual([expect.objectContaining({ msg: 'listening', name: 'web', port, url })]);
    expect(ports.bindings).toEqual([{ name: 'web', port, url }]);
  });

  test('several services have several ports', async () => {
    const { ports } = managed();
    const web = await bind(ports);
    const ops = await ports.bindService(
      HttpService.create('ops', (_request, response) => response.end('ops'), { port: 0 }),
    );
    expect(await read(web.url)).toMatchObject({ body: 'hello' });
    expect(await read(ops.url)).toMatchObject({ body: 'ops' });
    await expect(bind(ports)).rejects.toThrow('bound already');
  });

  test.each([
    ['0.0.0.0', /^http:\/\/localhost:\d+$/],
    ['localhost', /^http:\/\/localhost:\d+$/],
  ])('on %s the address can be typed into a browser', async (host, url) => {
    expect((await bind(managed().ports, hello, { host })).url).toMatch(url);
  });

  test('a taken port is said in words, with a way on', async () => {
    const { ports } = managed();
    const { port } = await bind(ports);
    const second = ports.bindService(HttpService.create('second', hello, { port }));
    await expect(second).rejects.toThrow(PortTakenError);
    await expect(second).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken. Choose another one, for example PORT=${port + 1}`,
    );
    expect(await second.catch((error: PortTakenError) => error.exitCode)).toBe(69);
    expect(ports.bindings).toHaveLength(1);
  });

  test('an address that is not of this machine is said in words', async () => {
    await expect(bind(managed().ports, hello, { host: '203.0.113.7' })).rejects.toThrow(
      'not an address of this machine',
    );
  });
});

describe('a unix socket', () => {
  const inFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'socket-'));
    cleanUps.push(() => rm(folder, { recursive: true, force: true }));
    return join(folder, 'web.sock');
  };
  const ask = async (socketPath: string) => {
    const [response] = (await once(get({ socketPath, path: '/' }), 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };

  test('is served', async () => {
    const path = await inFolder();
    expect((await bind(managed().ports, hello, { path })).url).toBe(`unix:${path}`);
    expect(await ask(path)).toBe(200);
  });

  test('that somebody listens to is taken', async () => {
    const path = await inFolder();
    await bind(managed().ports, hello, { path });
    await expect(bind(managed().ports, hello, { path })).rejects.toThrow('used by another process');
    expect(await ask(path)).toBe(200);
  });

  test('that a killed process left behind is taken over', async () => {
    const path = await inFolder();
    const leaver = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    const { spawn } = await import('node:child_process');
    await once(spawn(process.execPath, ['-e', leaver]), 'close');
    await bind(managed().ports, hello, { path });
    expect(await ask(path)).toBe(200);
  });
});

describe('slow clients', () => {
  test('a head that does not arrive is cut off', async () => {
    const service = HttpService.create('web', hello, { port: 0 });
    service.server.headersTimeout = 200;
    const { port } = await managed().ports.bindService(service);
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ').all).toContain('408');
  });

  test.each([
    ['Content-Length: 10', 'abc'],
    ['Transfer-Encoding: chunked', '3\r\nabc\r\n'],
  ])('a body that does not arrive is answered 408 (%s)', async (header, part) => {
    const { port } = await bind(managed().ports, (request) => request.resume(), { bodyTimeMs: () => 100 });
    const answer = await raw(port, `POST / HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n${part}`).all;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('Connection: close');
    expect(answer).toContain('"code":"TOO_SLOW"');
  });

  test('a slow body that is allowed to be slow arrives', async () => {
    const echo: RequestListener = (request, response) => request.pipe(response);
    const bodyTimeMs = (request: IncomingMessage) => (request.url === '/imports/upload' ? 60_000 : 50);
    const { port } = await bind(managed().ports, echo, { bodyTimeMs });
    const { socket, all } = raw(
      port,
      'POST /imports/upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 6\r\n\r\nabc',
    );
    await wait(150);
    socket.write('def');
    expect(await all).toMatch(/abc[\s\S]*def/);
  });
});

const accepts = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

describe('leaving', () => {
  test('a request in flight is answered, told to close, and then the port is gone', async () => {
    let answer: (() => void) | undefined;
    const { ports, processes } = managed();
    const { url, port } = await bind(ports, (_request, response) => {
      answer = () => response.end('done');
    });
    const agent = new Agent({ keepAlive: true });
    cleanUps.push(() => agent.destroy());
    const inFlight = read(url, agent);
    while (!answer) await wait(5);
    const leaving = processes.drain('test');
    while (await accepts(port)) await wait(5);
    answer();
    expect(await inFlight).toEqual({ status: 200, body: 'done', connection: 'close' });
    expect(await leaving).toBe(0);
    // The port is free for the next process.
    const next = createServer().listen(port, '127.0.0.1');
    await once(next, 'listening');
    next.close();
  });

  test('idle connections and those that never spoke do not hold the exit', async () => {
    const { ports, processes } = managed();
    const { url, port } = await bind(ports);
    const agent = new Agent({ keepAlive: true });
    cleanUps.push(() => agent.destroy());
    await read(url, agent);
    const silent = connect(port, '127.0.0.1');
    silent.on('error', () => {});
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    expect(await processes.drain('test')).toBe(0);
    await closed;
  });

  test('a client that is just sending on an idle connection is answered', async () => {
    const { ports, processes } = managed();
    const { port } = await bind(ports);
    const { socket, all } = raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    const leaving = processes.drain('test');
    socket.write('GET /again HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await leaving).toBe(0);
    expect((await all).split('HTTP/1.1 200 OK').slice(1)).toEqual([
      expect.stringContaining('Connection: keep-alive'),
      expect.stringContaining('Connection: close'),
    ]);
  });

  test('web sockets do not hold the exit', async () => {
    const { ports, processes } = managed();
    const service = HttpService.create('web', hello, { port: 0 });
    service.server.on('upgrade', (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const { port } = await ports.bindService(service);
    const { socket, all } = raw(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket, 'data');
    expect(await processes.drain('test')).toBe(0);
    expect(await all).toContain('101');
  });

  test('a connection whose answer began before the draining is closed after it', async () => {
    let finish: (() => void) | undefined;
    const { ports, processes } = managed();
    const { url } = await bind(ports, (_request, response) => {
      response.write('begin ');
      finish = () => response.end('end');
    });
    const agent = new Agent({ keepAlive: true });
    cleanUps.push(() => agent.destroy());
    const answer = read(url, agent);
    while (!finish) await wait(5);
    const leaving = processes.drain('test');
    await wait(50);
    finish();
    expect((await answer).body).toBe('begin end');
    expect(await leaving).toBe(0);
  });

  test('during the announcement the port still serves, and says Connection: close', async () => {
    const { ports } = managed();
    const logger = createLogger({ level: 'error', format: 'json', write: () => {} });
    const processes = createProcessManager({ logger, shutdownTimeoutMs: 10_000, shutdownDelayMs: 300, exit: () => {} });
    const announcing = createPortBindingManager({ logger, isDraining: () => processes.isDraining });
    announcing.closeWith(processes);
    const { url } = await announcing.bindService(HttpService.create('web', hello, { port: 0 }));
    const leaving = processes.drain('test');
    expect(await read(url, new Agent({ keepAlive: true }))).toMatchObject({ status: 200, connection: 'close' });
    expect(await leaving).toBe(0);
    expect(ports.bindings).toEqual([]);
  });

  test('what never ends is cut off at the end of its time', async () => {
    const { ports } = managed();
    const { url } = await bind(ports, (_request, response) => response.write('endless'));
    const answer = read(url).catch((error: NodeJS.ErrnoException) => error.code);
    await wait(50);
    await ports.unbindAll(AbortSignal.timeout(100));
    expect(await answer).toBe('ECONNRESET');
  });
});
