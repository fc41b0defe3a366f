import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { receiveFile } from './receive-file';

let server: Server;
let url: string;
/** Files that were read to their end, and so would have been kept. */
let kept: string[] = [];

beforeAll(async () => {
  server = createServer((req, res) => {
    receiveFile(req, async ({ fileName, content }) => {
      if (req.url === '/refused') throw new AppError('UNSUPPORTED_FILE', { say: 'Not a table.' });
      kept.push(await text(content));
      return fileName;
    }).then(
      (fileName) => res.end(fileName),
      (error: unknown) => {
        res.statusCode = 400;
        res.end(error instanceof AppError ? error.say : 'not understood');
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const part = (name: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.csv"\r\n\r\n${content}\r\n`;

async function send(body: string, path = '/'): Promise<{ status: number; words: string }> {
  kept = [];
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const response = await fetch(url + path, { method: 'POST', headers, body });
  return { status: response.status, words: await response.text() };
}

const large = 'Name\n'.repeat(100_000);

it.each(['Name\nAda\n', large])('one file is taken whole', async (content) => {
  expect(await send(`${part('file', content)}--x--`)).toEqual({ status: 200, words: 'a.csv' });
  expect(kept).toEqual([content]);
});

it.each([
  ['a second file', `${part('file', 'Name\nAda\n')}${part('file', 'Name\nBob\n')}--x--`, /one part named "file"/],
  ['a large file and a second', `${part('file', large)}${part('other', 'x')}--x--`, /one part named "file"/],
  ['another name', `${part('other', 'Name\nAda\n')}--x--`, /one part named "file"/],
  ['no part', '--x--', /one part named "file"|cut off/],
  ['a form that breaks off', part('file', 'Name\nAda\n'), /cut off/],
  ['a form that breaks off within a large file', part('file', large).slice(0, 300_000), /cut off/],
])('%s is refused, and nothing kept', async (_name, body, words) => {
  const answer = await send(body);
  expect(answer.status).toBe(400);
  expect(answer.words).toMatch(words);
  expect(kept).toEqual([]);
});

it('a file that was refused at its beginning may break off or bring another, and the server goes on', async () => {
  const bodies = [part('file', large).slice(0, 300_000), `${part('file', large)}${part('file', 'x')}--x--`];
  for (const body of bodies) expect(await send(body, '/refused')).toEqual({ status: 400, words: 'Not a table.' });
  expect(await send(`${part('file', 'Name\nAda\n')}--x--`)).toEqual({ status: 200, words: 'a.csv' });
});
