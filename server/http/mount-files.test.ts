import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases';
import { createTestApp, type TestApp } from '../testing/test-app';
import type { RequestContext } from '../trpc/context';
import { answerErrors } from './answer-errors';
import { mountFiles } from './mount-files';

onBothDatabases('files over HTTP', (test) => {
  let tests: TestApp;
  let server: Server;
  let url: string;
  let mara: Awaited<ReturnType<TestApp['signedIn']>>;
  let asking: RequestContext;

  beforeAll(async () => {
    tests = await createTestApp(test, { IMPORT_MAX_BYTES: '300000' });
    mara = await tests.signedIn({ role: 'manager' });
    asking = mara.ctx;
    const app = express();
    app.use((_req, res, next) => {
      res.locals.requestId = 'the-request';
      res.locals.logger = tests.logger;
      next();
    });
    mountFiles(app, { contextOf: async () => asking });
    app.use(answerErrors);
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/w/lumen`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await tests.close();
  });

  const formOf = (...files: [part: string, name: string, content: string][]) => {
    const form = new FormData();
    for (const [part, name, content] of files) form.append(part, new Blob([content]), name);
    return form;
  };
  const post = (body: FormData | string, query = '') =>
    fetch(`${url}/imports/upload${query}`, { method: 'POST', body });
  const storedBlobs = async () => {
    const entries = await readdir(join(tests.dataDir, 'blobs'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };

  it('takes a file in as a draft', async () => {
    const response = await post(formOf(['file', 'größe.csv', 'Firma;Domain\nAcme;acme.example\n']), '?object=company');
    expect(response.status).toBe(201);
    const { importId } = (await response.json()) as { importId: string };
    expect(await mara.api.imports.get({ id: importId })).toMatchObject({
      fileName: 'größe.csv',
      object: 'company',
      status: 'ready',
    });
    await mara.api.imports.discard({ id: importId });
  });

  it.each<[string, () => FormData | string, number, RegExp]>([
    ['no form', () => 'Name,Email\nAda,a@example.org', 400, /part named "file"/],
    ['a form without a file', () => formOf(), 400, /part named "file"/],
    ['a file under another name', () => formOf(['photo', 'a.csv', 'Name\nAda\n']), 400, /part named "file"/],
    [
      'two files',
      () => formOf(['file', 'a.csv', 'Email\na@example.org\n'], ['file', 'b.csv', 'Name\nBob\n']),
      400,
      /one part named "file"/,
    ],
    ['a PDF', () => formOf(['file', 'a.csv', '%PDF-1.7']), 415, /This is a PDF/],
    ['an empty file', () => formOf(['file', 'a.csv', '']), 400, /0 bytes/],
    [
      'a file that is too large',
      () => formOf(['file', 'a.csv', 'Email\na@example.org\n'.repeat(50_000)]),
      413,
      /too large/,
    ],
  ])('answers %s with what is wrong, and keeps nothing', async (_, body, status, say) => {
    const before = await storedBlobs();
    const response = await post(body());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(say), requestId: 'the-request' });
    // What was stored so far goes once the store has noticed, which may be after the answer.
    while ((await storedBlobs()) !== before) await sleep(10);
    expect((await mara.api.imports.list({})).rows).toEqual([]);
  });

  it('keeps nothing of an upload that is cut off', async () => {
    const before = await storedBlobs();
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const head = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    socket.write(
      `POST /w/lumen/imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000\r\n\r\n--b\r\n${head}${'Email\na@example.org\n'.repeat(2_000)}`,
    );
    while ((await storedBlobs()) === before) await sleep(10);
    socket.destroy();
    while ((await storedBlobs()) > before) await sleep(10);
    expect((await mara.api.imports.list({})).rows).toEqual([]);
  });

  it('sends a list as a file that no browser opens', async () => {
    await mara.api.people.create({ values: { firstName: 'Zoë', email: 'z@example.org' } });
    const response = await fetch(`${url}/exports/people.csv?columns=name,email&sort=-createdAt`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="people-\d{4}-\d\d-\d\d\.csv"$/),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('\ufeffName,Email\r\nZoë,z@example.org\r\n');
  });

  it('refuses addresses that cannot be followed, before anything is sent', async () => {
    for (const [path, status] of [
      ['/exports/deals.csv', 404],
      ['/exports/people.csv?filter=nonsense', 400],
      ['/exports/people.csv?filter=%5B%22nonsense%22%2C%22is%22%2C1%5D', 400],
      ['/exports/people.csv?sort=nonsense', 400],
      ['/imports/nonsense/errors.csv', 404],
      [`/imports/${mara.tenant.id}/errors.csv`, 404],
    ] as const) {
      const response = await fetch(`${url}${path}`);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('content-type')).toContain('application/json');
    }
  });

  it('lets in only those who may', async () => {
    const viewer = await tests.signedIn({ role: 'viewer', tenant: mara.tenant });
    const nobody = await tests.browser().context({ workspace: mara.tenant.slug });
    for (const [ctx, status] of [
      [viewer.ctx, 403],
      [nobody, 401],
    ] as const) {
      asking = ctx;
      expect((await post(formOf(['file', 'a.csv', 'Email\na@example.org\n']))).status).toBe(status);
      expect((await fetch(`${url}/exports/people.csv`)).status).toBe(status);
    }
    asking = mara.ctx;
  });
});
