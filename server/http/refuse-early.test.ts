import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRefusals, refuseTwoHosts, trpcRefusals } from './refuse-early';

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.use((_req, res, next) => {
    res.locals.requestId = 'the-request';
    next();
  });
  app.use(refuseTwoHosts);
  app.use('/trpc', trpcRefusals(10), (_req, res) => void res.json({ reached: true }));
  app.use(pageRefusals(1_000), (req, res) => void res.json({ type: req.headers['content-type'] ?? null }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** What the server says to text that no client library would send. */
const answerTo = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('calls of procedures', () => {
  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/octet-stream',
  ])('are not taken as %s', async (type) => {
    const response = await fetch(`${url}/trpc/people.create`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{}',
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'UNSUPPORTED_MEDIA_TYPE', requestId: 'the-request', httpStatus: 415 } },
    });
  });

  it('are taken as JSON, whatever its parameters', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await fetch(`${url}/trpc/people.create`, { method: 'POST', headers, body: '{}' })).status).toBe(200);
  });

  it('travel ten at a time at most', async () => {
    const of = (count: number) => fetch(`${url}/trpc/${Array(count).fill('identity.me').join(',')}?batch=1`);
    expect((await of(10)).status).toBe(200);
    const refused = await of(11);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { data: { code: 'TOO_LARGE', requestId: 'the-request' } } });
  });
});

describe('pages', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('know no %s', async (method) => {
    const response = await fetch(`${url}/people`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('take no %s', async (type) => {
    const response = await fetch(`${url}/sign-in`, { method: 'POST', headers: { 'content-type': type }, body: '{}' });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE', requestId: 'the-request' });
  });

  it('take a form, and nothing at all for a form without fields', async () => {
    const form = await fetch(`${url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email: 'a' }) });
    expect(form.status).toBe(200);
    const empty = await fetch(`${url}/sign-out`, { method: 'POST' });
    expect(await empty.json()).toEqual({ type: 'application/x-www-form-urlencoded' });
  });

  it('take small forms of a known size only', async () => {
    const large = await fetch(`${url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'x'.repeat(1_000) }),
    });
    expect(large.status).toBe(413);
    const unsaid = await answerTo(
      'POST /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(unsaid).toMatch(/^HTTP\/1.1 411 /);
  });

  it('are not asked for in the way of earlier versions of Remix', async () => {
    expect((await fetch(`${url}/sign-in?_data=routes/sign-in`)).status).toBe(400);
  });
});

it('a request names one host', async () => {
  expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 /,
  );
  expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});
