import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const streamFile = new URL('./event-stream.ts', import.meta.url).href;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const event = (name: string, data: unknown, id = '') => `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
const stream = (response: ServerResponse, ...events: string[]) =>
  response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(`retry: 1\n\n${events.join('')}`);

/** A server that answers each request by the next of these, and the addresses that were asked for. */
async function serve(answers: ((response: ServerResponse) => void)[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answers[asked.length - 1]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/**
 * Listens in a Node.js of its own, which has an EventSource only by a flag; each line is what was told.
 * @param stays as a page does: an EventSource that waits to connect again does not keep a process alive
 */
function listen(origin: string, { stays }: { stays: boolean }) {
  const code = `
    ${stays ? 'setInterval(() => undefined, 1_000);' : ''}
    import { openStream } from '${streamFile}';
    const tell = (...words) => console.log(words.join(' '));
    openStream((position) => '${origin}/' + position, '0', {
      onData: (position, data) => tell('data', position, data),
      onOpen: () => tell('open'),
      onLost: () => tell('lost'),
      onRefused: () => tell('refused'),
    });`;
  const flags = ['--experimental-eventsource', '--experimental-strip-types', '--no-warnings', '--input-type=module'];
  const child = spawn(process.execPath, [...flags, '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  closers.push(() => child.kill());
  return createInterface({ input: child.stdout });
}

describe('a stream of changes', () => {
  it('is taken up where it was, after a restart during which nobody answers for the server', async () => {
    const { asked, origin } = await serve([
      (response) => {
        stream(response, event('connected', {}), event('message', 'one', '5'));
        response.end();
      },
      (response) => response.writeHead(502).end(),
      (response) => stream(response, event('connected', {}), event('message', 'two', '6')),
    ]);
    const told: string[] = [];
    for await (const line of listen(origin, { stays: true })) {
      told.push(line);
      if (line === 'data 6 two') break;
    }
    expect(told).toEqual(['open', 'data 5 one', 'lost', 'lost', 'open', 'data 6 two']);
    expect(asked).toEqual(['/0', '/0', '/5']);
  });

  it('is over when the server says so in words', async () => {
    const { asked, origin } = await serve([
      (response) => stream(response, event('connected', {}), event('serialized-error', { code: -32003 })),
    ]);
    const told: string[] = [];
    // Ends by itself, because nothing is left to wait for
    for await (const line of listen(origin, { stays: false })) told.push(line);
    expect(told).toEqual(['open', 'refused']);
    expect(asked).toEqual(['/0']);
  });
});
