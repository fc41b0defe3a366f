import { once } from 'node:events';
import { get as httpGet, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Health } from '../backing-services/types';
import { createLogger } from '../logging';
import { createProcessManager, type ProcessManager } from '../processes';
import { type HealthOptions, mountHealth } from './health';
import { createMetrics, type Metrics } from './metrics';
import { observeRequests } from './observe-requests';
import { watchQueries } from './query-watch';

let lines: Record<string, unknown>[];
let metrics: Metrics;
let processes: ProcessManager;
let server: Server | undefined;
const logger = createLogger({ level: 'info', format: 'json', write: (line) => lines.push(JSON.parse(line)) });

beforeEach(() => {
  lines = [];
  metrics = createMetrics({ processMetrics: false });
  processes = createProcessManager({ logger, shutdownTimeoutMs: 5000, shutdownDelayMs: 0, exit: () => {} });
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(prepare: (app: Express) => void): Promise<string> {
  const app = express();
  app.use(observeRequests({ logger, metrics, processes }));
  prepare(app);
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const requestLine = async () => {
  await expect.poll(() => lines.some(({ msg }) => msg === 'request')).toBe(true);
  return lines.find(({ msg }) => msg === 'request');
};
const scraped = async () => (await metrics.scrape()).text;

describe('a request', () => {
  test('has an id that is honoured and echoed, a logger that knows it, one line, and is counted while it runs', async () => {
    let running = 0;
    const base = await serve((app) =>
      app.get('/people/:id', (_req, res) => {
        running = processes.requests.count;
        res.locals.logger = res.locals.logger.child({ tenantId: 't1', userId: 'u1' });
        res.json({ requestId: res.locals.requestId });
      }),
    );
    const response = await fetch(`${base}/people/42?token=secret`, { headers: { 'X-Request-Id': 'req_123' } });
    expect(response.headers.get('X-Request-Id')).toBe('req_123');
    expect(await response.json()).toEqual({ requestId: 'req_123' });
    expect(running).toBe(1);
    expect(await requestLine()).toMatchObject({
      level: 'info',
      requestId: 'req_123',
      tenantId: 't1',
      userId: 'u1',
      method: 'GET',
      path: '/people/42',
      route: '/people/:id',
      status: 200,
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(processes.requests.count).toBe(0);
  });

  test.each([
    ['/people/42', 'route="/people/:id",status="200"'],
    ['/api/v1/deals/7', 'route="/api/v1/deals/:id",status="200"'],
    ['/trpc/people.list', 'route="/trpc/*",status="200"'],
    ['/pages/w/acme', 'route="/w/:workspace",status="200"'],
    ['/nowhere/1', 'route="unmatched",status="404"'],
    ['/fails', 'route="/fails",status="503"'],
  ])('%s is measured as %s', async (path, labels) => {
    const base = await serve((app) => {
      const api = express.Router().get('/deals/:id', (_req, res) => res.json({}));
      app.get('/people/:id', (_req, res) => res.json({}));
      app.use('/api/v1', api);
      app.use('/trpc', (_req, res) => res.end());
      app.all('/pages/*', (_req, res) => {
        res.locals.routePattern = '/w/:workspace';
        res.end();
      });
      app.get('/fails', (_req, res) => res.status(503).end());
    });
    await (await fetch(`${base}${path}`)).text();
    await expect.poll(scraped).toContain(`crm_http_request_duration_seconds_count{method="GET",${labels}} 1`);
    if (path === '/fails') expect(await requestLine()).toMatchObject({ level: 'warn', status: 503 });
  });

  test('that its client gave up is 499 and no error', async () => {
    let reached: (() => void) | undefined;
    const waiting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const base = await serve((app) => app.get('/slow', () => reached?.()));
    const request = httpGet(`${base}/slow`).on('error', () => {});
    await waiting;
    request.destroy();
    expect(await requestLine()).toMatchObject({ level: 'info', status: 499, route: '/slow' });
    expect(processes.requests.count).toBe(0);
  });

  test('of machines that ask all day leaves no line', async () => {
    const base = await serve((app) => app.get('/livez', (_req, res) => res.end()));
    await fetch(`${base}/livez`);
    await expect.poll(scraped).toContain('route="/livez",status="200"} 1');
    expect(lines).toEqual([]);
  });
});

describe('queries', () => {
  test('are measured by name, and the slow ones logged by name', async () => {
    const { observeQuery, timeQuery } = watchQueries({ metrics, logger, slowQueryMs: 100 });
    observeQuery({ name: 'people.list', ms: 99, ok: true });
    observeQuery({ name: 'people.search', ms: 100, ok: false });
    expect(await timeQuery('jobs.claim', async () => 7)).toBe(7);
    await expect(timeQuery('jobs.claim', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    const text = await scraped();
    expect(text).toContain('crm_query_duration_seconds_count{name="people.list",outcome="ok"} 1');
    expect(text).toContain('crm_query_duration_seconds_count{name="people.search",outcome="error"} 1');
    expect(text).toContain('crm_query_duration_seconds_count{name="jobs.claim",outcome="ok"} 1');
    expect(text).toContain('crm_query_duration_seconds_count{name="jobs.claim",outcome="error"} 1');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', msg: 'slow query', query: 'people.search', ms: 100, ok: false }),
    ]);
  });
});

describe('metrics', () => {
  test('of two makers do not meet', async () => {
    metrics.httpDuration.observe({ method: 'GET', route: '/', status: 200 }, 0.01);
    expect((await createMetrics({ processMetrics: false }).scrape()).text).not.toContain('route="/"');
  });

  test('a pool is read when it is asked for', async () => {
    let open = 3;
    const forget = metrics.watchPool('database', () => ({ open, idle: 1, waiting: 0 }));
    expect(await scraped()).toContain('crm_pool_connections{pool="database",state="used"} 2');
    open = 9;
    expect(await scraped()).toContain('crm_pool_connections{pool="database",state="used"} 8');
    forget();
    expect(await scraped()).not.toContain('pool="database"');
  });

  test('procedures are timed by path', async () => {
    await metrics.timeProcedure('people.get', async () => 1);
    expect(await scraped()).toContain('crm_procedure_duration_seconds_count{path="people.get",outcome="ok"} 1');
  });

  test('a process shows its memory and its event loop', async () => {
    const { text } = await createMetrics().scrape();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('health', () => {
  const healthy: Health = {
    ok: true,
    degraded: false,
    services: { database: { ok: true, kind: 'sqlite', required: true, ms: 2, why: 'at 10.0.0.1' } },
  };
  const build = { build: 'b1', commit: 'c'.repeat(40), version: '1.0.0' };
  const health = (changes: Partial<HealthOptions> = {}) =>
    serve((app) =>
      mountHealth(app, {
        processes,
        build,
        readiness: async () => {},
        schemaVersion: async () => '0007',
        services: async () => healthy,
        metrics,
        place: 'public',
        ...changes,
      }),
    );
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
  };

  test('alive asks nobody', async () => {
    const base = await health({ readiness: () => new Promise(() => {}), services: () => new Promise(() => {}) });
    expect(await ask(`${base}/livez`)).toMatchObject({ status: 200, body: { status: 'alive' } });
  });

  test('ready follows the state of the process', async () => {
    const base = await health();
    expect(await ask(`${base}/readyz`)).toMatchObject({ status: 503, body: { status: 'starting' } });
    processes.ready();
    const ready = await ask(`${base}/readyz`);
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(ready.headers.get('Cache-Control')).toBe('no-store');
    void processes.drain('test');
    const draining = await ask(`${base}/readyz`);
    expect(draining).toMatchObject({ status: 503, body: { status: expect.stringMatching(/draining|stopped/) } });
    expect(draining.headers.get('Retry-After')).toBe('1');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['away', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['silent', () => new Promise(() => {})],
  ])('not ready while the database is %s', async (_title, readiness) => {
    const base = await health({ readiness });
    processes.ready();
    expect(await ask(`${base}/readyz`)).toMatchObject({ status: 503, body: { status: 'unavailable' } });
  });

  test('many who ask at once ask the database once', async () => {
    let asked = 0;
    const base = await health({
      readiness: async () => {
        asked += 1;
      },
    });
    processes.ready();
    await Promise.all(Array.from({ length: 20 }, () => ask(`${base}/readyz`)));
    expect(asked).toBe(1);
  });

  test('says what is running', async () => {
    const base = await health();
    processes.ready();
    expect((await ask(`${base}/api/health`)).body).toEqual({ status: 'ready', ...build, schemaVersion: '0007' });
  });

  test('says so also while the database is away', async () => {
    const base = await health({ schemaVersion: () => Promise.reject(new Error('away')) });
    expect((await ask(`${base}/api/health`)).body).toEqual({ status: 'starting', ...build, schemaVersion: null });
  });

  test.each<[string, Partial<HealthOptions>, number, unknown]>([
    [
      'the public sees states',
      {},
      200,
      { ok: true, degraded: false, services: { database: { ok: true, required: true, ms: 2 } } },
    ],
    ['operators see kinds and reasons', { place: 'ops' }, 200, healthy],
    [
      'a required one that fails',
      { services: async () => ({ ...healthy, ok: false }) },
      503,
      expect.objectContaining({ ok: false }),
    ],
    [
      'nobody to ask',
      { services: () => Promise.reject(new Error('x')) },
      503,
      { ok: false, degraded: true, services: {} },
    ],
  ])('services: %s', async (_title, changes, status, body) => {
    expect(await ask(`${await health(changes)}/api/health/services`)).toMatchObject({ status, body });
  });

  const metricsToken = 'a-token-of-metrics';
  test.each<[string, Partial<HealthOptions>, string, number]>([
    ['public without a token set', {}, '', 404],
    ['public without the token', { metricsToken }, '', 401],
    ['public with a wrong token', { metricsToken }, 'Bearer wrong', 401],
    ['public with the token', { metricsToken }, `Bearer ${metricsToken}`, 200],
    ['operators without a token set', { place: 'ops' }, '', 200],
    ['operators without the token', { place: 'ops', metricsToken }, '', 401],
  ])('metrics: %s', async (_title, changes, authorization, status) => {
    const base = await health(changes);
    const response = await fetch(`${base}/metrics`, { headers: { authorization } });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text.includes('crm_http_request_duration_seconds')).toBe(status === 200);
  });
});
