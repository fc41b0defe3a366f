import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request } from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../logging';
import { cspReports } from './csp-reports';
import { comesFromUs, csrfGate } from './csrf-gate';
import { clientAddress, createPublicOrigin, trustProxies } from './public-origin';
import { safeRedirectPath } from './safe-redirect';
import { type SecurityHeaderOptions, securityHeaders } from './security-headers';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A raw client: unlike fetch it may set Host and Origin. */
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
async function serve(prepare: (app: Express) => void) {
  const app = express();
  prepare(app);
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      sent.on('error', reject).end(body);
    });
}

describe('headers', () => {
  const withHeaders = (options: Partial<SecurityHeaderOptions> & { appUrl?: string } = {}) =>
    serve((app) => {
      trustProxies(app, undefined);
      app.use(
        securityHeaders({
          publicOrigin: createPublicOrigin(options.appUrl),
          cspMode: 'enforce',
          development: false,
          ...options,
        }),
      );
      app.get('/ok', (_req, res) => res.json({ nonce: res.locals.cspNonce }));
      app.get('/moved', (_req, res) => res.redirect('/ok'));
      app.get('/unchanged', (_req, res) => res.status(304).end());
      app.get('/public', (_req, res) => res.setHeader('Cache-Control', 'public, max-age=60').end());
      app.get('/stream', (_req, res) => res.type('text/event-stream').end('data: 1\n\n'));
      app.get('/fails', () => {
        throw new Error('boom');
      });
      // Express's own page for what is not found replaces the policy by one without nonce or report.
      app.use((_req, res) => res.status(404).end());
      app.use((_error: Error, _req: Request, res: express.Response, _next: express.NextFunction) =>
        res.status(500).end(),
      );
    });

  test.each(['/ok', '/moved', '/unchanged', '/stream', '/fails', '/missing'])('stand on %s', async (path) => {
    const { headers } = await (await withHeaders())('GET', path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
      'x-permitted-cross-domain-policies': 'none',
      'cache-control': 'no-store',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('the policy', async () => {
    const { headers, body } = await (await withHeaders())('GET', '/ok');
    const { nonce } = JSON.parse(body) as { nonce: string };
    expect(String(headers['content-security-policy']).split(';')).toEqual([
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      'report-uri /csp-report',
    ]);
  });

  test('1,000 answers have 1,000 nonces of at least 128 bits', async () => {
    const ask = await withHeaders();
    const nonces = new Set<string>();
    for (let i = 0; i < 1000; i += 1) {
      const { headers } = await ask('GET', i % 2 ? '/missing' : '/ok');
      nonces.add(/'nonce-([\w-]{22,})'/.exec(String(headers['content-security-policy']))?.[1] ?? '');
    }
    expect(nonces.size).toBe(1000);
  });

  test('over https browsers are told to stay there', async () => {
    const { headers } = await (await withHeaders({ appUrl: 'https://crm.example.com' }))('GET', '/ok');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  test('while developing, hot reload may talk over a web socket', async () => {
    const { headers } = await (await withHeaders({ development: true }))('GET', '/ok');
    expect(headers['content-security-policy']).toContain("connect-src 'self' ws:");
  });

  test('the policy can only report', async () => {
    const { headers } = await (await withHeaders({ cspMode: 'report-only' }))('GET', '/ok');
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers['content-security-policy-report-only']).toContain("default-src 'self'");
  });

  test('a handler may allow keeping', async () => {
    expect((await (await withHeaders())('GET', '/public')).headers['cache-control']).toBe('public, max-age=60');
  });
});

describe('the gate against other sites', () => {
  const publicOrigin = 'https://crm.example.com';
  const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'];
  const shapes: [string, { origin?: string; site?: string; authorization?: string }, boolean][] = [
    ['our own origin', { origin: publicOrigin }, true],
    ['our own page, as the browser says', { site: 'same-origin' }, true],
    ['our own form under a strict referrer policy', { origin: 'null', site: 'same-origin' }, true],
    ['our own page under another of our names', { origin: 'https://localhost', site: 'same-origin' }, true],
    ['no origin at all', {}, false],
    ['an opaque origin', { origin: 'null' }, false],
    ['an opaque origin of another site', { origin: 'null', site: 'cross-site' }, false],
    ['a sub-domain', { origin: 'https://evil.crm.example.com', site: 'same-site' }, false],
    ['a sibling', { origin: 'https://other.example.com', site: 'same-site' }, false],
    ['another port', { origin: 'https://crm.example.com:8443', site: 'same-site' }, false],
    ['http', { origin: 'http://crm.example.com', site: 'cross-site' }, false],
    ['a suffix', { origin: 'https://crm.example.com.evil.test', site: 'cross-site' }, false],
    ['a prefix', { origin: 'https://evil-crm.example.com', site: 'same-site' }, false],
    ['a slash behind', { origin: 'https://crm.example.com/' }, false],
    ['upper case', { origin: 'HTTPS://CRM.EXAMPLE.COM' }, false],
    ['another site', { origin: 'https://evil.test', site: 'cross-site' }, false],
    ['typed by hand', { site: 'none' }, false],
    ['an API key', { authorization: 'Bearer crm_key' }, true],
    [
      'an API key from a foreign page, which had to ask first',
      { authorization: 'Bearer k', origin: 'https://a.test' },
      true,
    ],
    ['an empty key', { authorization: 'Bearer ' }, false],
    ['a password, which browsers add by themselves', { authorization: 'Basic YTpi' }, false],
  ];
  const cases = shapes.flatMap(([title, claims, allowed]) =>
    unsafe.map((method) => ({ title, claims, allowed, method })),
  );

  test.each(cases)('$method of $title: $allowed', ({ method, claims, allowed }) => {
    const { origin, site, authorization } = claims;
    expect(comesFromUs({ method, origin, site, authorization, publicOrigin })).toBe(allowed);
  });

  test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and passes', (method) => {
    expect(
      comesFromUs({ method, origin: 'https://evil.test', site: 'cross-site', authorization: undefined, publicOrigin }),
    ).toBe(true);
  });

  test('a refusal says why, with the id of the request, before the body is read', async () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'info', format: 'json', write: (line) => lines.push(line) });
    let reached = false;
    const ask = await serve((app) => {
      app.use((_req, res, next) => {
        Object.assign(res.locals, { requestId: 'r1', logger });
        next();
      });
      app.use(csrfGate(createPublicOrigin(undefined)));
      app.post('/', (_req, res) => {
        reached = true;
        res.end();
      });
    });
    const refused = await ask('POST', '/', { Host: 'crm.example.com', Origin: 'https://evil.test' });
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body)).toEqual({
      code: 'CSRF',
      message: expect.stringContaining('another site'),
      requestId: 'r1',
    });
    expect(reached).toBe(false);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', origin: 'https://evil.test' });
    expect((await ask('POST', '/', { Host: 'crm.example.com', Origin: 'http://crm.example.com' })).status).toBe(200);
  });
});

describe('addresses behind proxies', () => {
  const forwarded = {
    'X-Forwarded-For': '203.0.113.9, 198.51.100.7',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'crm.example.com',
  };

  test.each<
    [
      string,
      number | string[] | undefined,
      string | undefined,
      Record<string, string>,
      { client: string; origin: string },
    ]
  >([
    ['nobody is believed', undefined, undefined, forwarded, { client: '127.0.0.1', origin: 'http://direct.test:81' }],
    ['one hop', 1, undefined, forwarded, { client: '198.51.100.7', origin: 'https://crm.example.com' }],
    ['two hops', 2, undefined, forwarded, { client: '203.0.113.9', origin: 'https://crm.example.com' }],
    ['this proxy', ['127.0.0.1'], undefined, forwarded, { client: '198.51.100.7', origin: 'https://crm.example.com' }],
    [
      'a range of proxies',
      ['loopback', '198.51.100.0/24'],
      undefined,
      forwarded,
      { client: '203.0.113.9', origin: 'https://crm.example.com' },
    ],
    ['another proxy', ['10.0.0.0/8'], undefined, forwarded, { client: '127.0.0.1', origin: 'http://direct.test:81' }],
    ['APP_URL wins', 1, 'https://own.example', forwarded, { client: '198.51.100.7', origin: 'https://own.example' }],
    [
      'a default port',
      undefined,
      undefined,
      { Host: 'crm.example.com:80' },
      { client: '127.0.0.1', origin: 'http://crm.example.com' },
    ],
    [
      'an IPv6 host',
      undefined,
      undefined,
      { Host: '[::1]:3000' },
      { client: '127.0.0.1', origin: 'http://[::1]:3000' },
    ],
    [
      'a host that is none',
      undefined,
      undefined,
      { Host: 'a/b?c' },
      { client: '127.0.0.1', origin: 'http://host.invalid' },
    ],
    [
      'a host with a name in it',
      undefined,
      undefined,
      { Host: 'me@evil.test' },
      { client: '127.0.0.1', origin: 'http://host.invalid' },
    ],
    [
      'another protocol',
      1,
      undefined,
      { 'X-Forwarded-Proto': 'javascript' },
      { client: '127.0.0.1', origin: 'http://direct.test:81' },
    ],
  ])('%s', async (_title, trusted, appUrl, headers, expected) => {
    const publicOrigin = createPublicOrigin(appUrl);
    const ask = await serve((app) => {
      trustProxies(app, trusted);
      app.get('/', (req, res) => res.json({ client: clientAddress(req), origin: publicOrigin(req) }));
    });
    expect(JSON.parse((await ask('GET', '/', { Host: 'direct.test:81', ...headers })).body)).toEqual(expected);
  });
});

describe('a path to go on to', () => {
  test.each([
    ['/', '/'],
    ['/w/acme/people?sort=name#top', '/w/acme/people?sort=name#top'],
    ['/a/../b', '/b'],
    ['/search?next=https://evil.test', '/search?next=https://evil.test'],
    ['/ä', '/%C3%A4'],
  ])('%j stays', (target, expected) => {
    expect(safeRedirectPath(target)).toBe(expected);
  });

  test.each([
    'https://evil.test',
    'http:evil.test',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '\\/evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '\t//evil.test',
    ' //evil.test',
    '/.//evil.test',
    '/a/..//evil.test',
    '/a\\..\\evil',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'evil.test',
    '@evil.test',
    '?a',
    '',
    `/${'a'.repeat(3000)}`,
    null,
    undefined,
    42,
    ['/a'],
    { toString: () => '/a' },
  ])('%j goes to the fallback', (target) => {
    expect(safeRedirectPath(target, '/home')).toBe('/home');
  });
});

describe('reports of the policy', () => {
  async function receiving() {
    const lines: Record<string, unknown>[] = [];
    const logger = createLogger({ level: 'info', format: 'json', write: (line) => lines.push(JSON.parse(line)) });
    const ask = await serve((app) => app.use('/csp-report', cspReports(logger)));
    return {
      lines,
      post: (type: string, body: unknown) =>
        ask('POST', '/csp-report', { 'Content-Type': type }, typeof body === 'string' ? body : JSON.stringify(body)),
    };
  }
  const seen = {
    msg: 'content security policy violation',
    level: 'warn',
    directive: 'script-src-elem',
    blocked: 'inline',
    page: 'http://a.test/people',
    sourceLine: 7,
  };

  test.each<[string, unknown]>([
    [
      'application/csp-report',
      {
        'csp-report': {
          'effective-directive': 'script-src-elem',
          'blocked-uri': 'inline',
          'document-uri': 'http://a.test/people?q=bob',
          'line-number': 7,
        },
      },
    ],
    [
      'application/reports+json',
      [
        {
          type: 'csp-violation',
          body: {
            effectiveDirective: 'script-src-elem',
            blockedURL: 'inline',
            documentURL: 'http://a.test/people?q=bob',
            lineNumber: 7,
          },
        },
      ],
    ],
  ])('%s is logged without queries', async (type, body) => {
    const { lines, post } = await receiving();
    expect((await post(type, body)).status).toBe(204);
    expect(lines).toEqual([expect.objectContaining(seen)]);
    expect(JSON.stringify(lines)).not.toContain('bob');
  });

  test.each<[string, string, number]>([
    ['not JSON', '{', 400],
    ['of another shape', '{"a":1}', 204],
    ['too large', `{"a":"${'x'.repeat(20_000)}"}`, 400],
  ])('%s is not logged', async (_title, body, status) => {
    const { lines, post } = await receiving();
    expect((await post('application/csp-report', body)).status).toBe(status);
    expect(lines).toEqual([]);
  });

  test('a flood is cut, and says so', async () => {
    const { lines, post } = await receiving();
    const body = Array.from({ length: 10 }, () => ({ body: { effectiveDirective: 'img-src' } }));
    for (let i = 0; i < 20; i += 1) await post('application/reports+json', body);
    // A minute may turn over meanwhile, which allows as many again.
    expect(lines.length).toBeLessThanOrEqual(2 * 61);
    expect(lines.map(({ msg }) => msg)).toContain('more violations of this minute are not shown');
  });
});
