import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPublicOrigin, csrfGate } from '@/lib/security';
import { onBothDatabases } from '../testing/databases';
import { createTestApp, type TestApp } from '../testing/test-app';
import { answerErrors } from './answer-errors';
import { mountFiles } from './mount-files';
import { remixHandler } from './mount-remix';

/** One page whose action says what address it was sent to. */
const build = {
  entry: { module: { default: () => new Response('a page') } },
  routes: {
    root: {
      id: 'root',
      path: '',
      module: { default: () => null, action: ({ request: { url } }: { request: Request }) => ({ url }) },
    },
  },
  assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '1' },
  future: { v3_singleFetch: true },
  publicPath: '/',
  assetsBuildDirectory: '',
  basename: '/',
  mode: 'production',
  isSpaMode: false,
} as unknown as ServerBuild;

onBothDatabases('the web from outside', (test) => {
  let t: TestApp;
  let server: Server;

  beforeAll(async () => {
    t = await createTestApp(test);
    const mara = await t.signedIn();
    const publicOrigin = createPublicOrigin('https://crm.example.com');
    const contextOf = async () => mara.ctx;
    const app = express();
    app.use((_req, res, next) => {
      Object.assign(res.locals, { requestId: 'the-request', logger: t.logger, cspNonce: 'n' });
      next();
    });
    app.use(csrfGate(publicOrigin));
    mountFiles(app, { contextOf });
    const pages = { build, close: async () => undefined };
    app.all(
      '*',
      remixHandler({ pages, build: 'b', showDevPages: false, demoSignIn: undefined, contextOf, publicOrigin }),
    );
    app.use(answerErrors);
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await t.close();
  });

  const send = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end();
    });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['writes its own host', { host: 'upstream:3000', origin: 'https://crm.example.com' }],
    ['passes the host on', { host: 'crm.example.com', origin: 'https://crm.example.com' }],
    ['says a host that is none', { host: '%%%', origin: 'https://crm.example.com' }],
    ['takes the origin away', { host: 'upstream:3000', 'sec-fetch-site': 'same-origin' }],
  ])('a form reaches its action behind a proxy that %s', async (_name, headers) => {
    const answer = await send('POST', '/_root.data', { ...form, ...headers });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('//crm.example.com/');
  });

  it('a form of another site does not', async () => {
    const headers = { ...form, host: 'crm.example.com', origin: 'https://crm.example.com.evil.example' };
    expect((await send('POST', '/_root.data', headers)).status).toBe(403);
  });

  it.each(['__proto__', 'constructor', 'toString', 'notes'])('there is no list of %s to export', async (name) => {
    const answer = await send('GET', `/api/exports/${name}.csv`, {});
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await send('GET', '/api/exports/people.csv', {})).status).toBe(200);
  });

  it.each([
    ['GET', '/api'],
    ['GET', '/api/people'],
    ['GET', '/api/exports/people.xlsx'],
    ['POST', '/api/nothing'],
  ])('a program that asks for %s %s, which is not there, gets the shape of every refusal', async (method, path) => {
    const answer = await send(method, path, { origin: 'https://crm.example.com', accept: 'text/html' });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOT_FOUND', requestId: expect.any(String) });
  });
});
