import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isUnavailable } from '@db/errors';
import { migrate } from '@db/migrate';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshPostgres } from '@/testing/databases';
import { configOf, openServices, prepareServices } from '@/testing/open-services';
import { redisUrl } from '@/testing/shared-services';
import { startTcpProxy, type TcpProxy } from '@/testing/tcp-proxy';
import { createLogger } from '../logging';
import { createMetrics } from '../observability';
import { createBackingServices } from '.';
import type { Health } from './types';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./testing/usage.child.ts', import.meta.url));

let fresh: Awaited<ReturnType<typeof freshPostgres>>;
beforeAll(async () => {
  fresh = await freshPostgres();
  await migrate({ url: fresh.url });
});
afterAll(() => fresh?.drop());

describe('the usage example, in a process with nothing but its environment', () => {
  type Outcome = { health: Health; rows: unknown[]; database: string; loaded: string[] };

  async function use(environment: object): Promise<Outcome> {
    const folder = await mkdtemp(join(tmpdir(), 'crm-flow-usage-'));
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production' as const,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      APP_SECRET: 'x'.repeat(32),
      ...environment,
    };
    try {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', program], { env });
      return JSON.parse(stdout) as Outcome;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const drivers = ['better-sqlite3', 'ioredis', 'pg', 'pg-boss'];
  const smtp = { MAIL_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'crm@example.com', APP_URL: 'https://crm.example.com' };

  it.each([
    [
      'nothing set',
      () => ({}),
      { database: 'sqlite', cache: 'memory', pubsub: 'memory', mail: 'outbox' },
      ['better-sqlite3'],
    ],
    [
      'Postgres',
      () => ({ DATABASE_URL: fresh.url }),
      { database: 'postgres', cache: 'postgres', pubsub: 'postgres', mail: 'outbox' },
      ['pg'],
    ],
    [
      'Postgres, Redis and a mail server',
      () => ({ DATABASE_URL: fresh.url, CACHE_URL: redisUrl(), ...smtp }),
      { database: 'postgres', cache: 'redis', pubsub: 'redis', mail: 'smtp' },
      ['ioredis', 'pg'],
    ],
  ] as const)(
    '%s: works, and loads the chosen drivers only',
    async (_, environment, kinds, expected) => {
      const { health, rows, database, loaded } = await use(environment());
      expect(rows).toEqual([{ one: 1 }]);
      expect(database).toBe(kinds.database);
      expect(health.ok).toBe(true);
      expect(Object.keys(health.services)).toEqual(['database', 'cache', 'pubsub', 'mail', 'blobs']);
      for (const [name, kind] of Object.entries({ ...kinds, blobs: 'disk' }))
        expect(health.services[name]?.kind).toBe(kind);
      for (const name of ['database', 'cache', 'pubsub', 'blobs'])
        expect(health.services[name], name).toMatchObject({ ok: true });
      expect(loaded.filter((name) => drivers.includes(name))).toEqual(expected);
    },
    60_000,
  );
});

describe('backing services that are not started', () => {
  it('may be handed out, and say that they are not there yet', async () => {
    const { services, close } = await prepareServices();
    const { database, cache, pubsub, mail, blobs } = services;
    const limiter = services.rateLimits.limiter('login', { points: 1, seconds: 60 });
    const uses = [
      () => database.dialect,
      () => cache.get('x'),
      () => pubsub.publish('x', 'y'),
      () => limiter.consume('x'),
      () => mail.send({ to: 'a@b.test', subject: 's', text: 't' }),
      () => blobs.delete('x'),
    ];
    for (const use of uses) expect(use).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    expect(await services.checkHealth()).toMatchObject({
      ok: false,
      services: { database: { ok: false, why: 'not started' } },
    });

    await services.start();
    expect(database.dialect).toBe('sqlite');
    expect(await cache.get('x')).toBeUndefined();
    expect(await limiter.consume('x')).toEqual({ ok: true, remaining: 0 });
    expect(await services.checkHealth()).toMatchObject({ ok: true, degraded: false });
    await close();
  });

  it('may be stopped', async () => {
    const { services, close } = await prepareServices();
    await services.stop();
    await close();
  });
});

describe('a Postgres that is away', () => {
  let proxy: TcpProxy;
  const closing: (() => Promise<void>)[] = [];
  const addressed = () => {
    const url = new URL(proxy.url);
    url.pathname = new URL(fresh.url).pathname;
    return url.href;
  };
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  const prepare = async (environment = {}) => {
    proxy = await startTcpProxy(inject('postgresUrl'));
    closing.push(proxy.close);
    const open = await prepareServices({
      DATABASE_URL: addressed(),
      DATABASE_STATEMENT_TIMEOUT_MS: '2000',
      ...environment,
    });
    closing.push(open.close);
    return open;
  };
  const one = sql`select 1 as one`;

  it('at start: it is waited for, one line a try, without a word of its address or password', async () => {
    const { services, lines } = await prepare();
    await proxy.refuse();
    let isUp = false;
    const starting = services.start().then(() => {
      isUp = true;
    });
    const tries = () => lines.filter(({ msg }) => msg === 'service not available yet, trying again');
    while (tries().length < 3) await sleep(20);
    expect(isUp).toBe(false);
    expect(await services.checkHealth()).toMatchObject({
      ok: false,
      services: { database: { ok: false, why: 'connection refused' }, cache: { why: 'not started' } },
    });
    expect(tries().map(({ attempt }) => attempt)).toEqual(tries().map((_, at) => at + 1));

    await proxy.pass();
    await starting;
    expect(await services.checkHealth()).toMatchObject({ ok: true, degraded: false });
    const { password, host } = new URL(proxy.url);
    expect(JSON.stringify(lines)).not.toContain(password);
    expect(JSON.stringify([tries(), await services.checkHealth()])).not.toContain(host);
  });

  it('at start, and the process leaves: it leaves', async () => {
    const { services, lines } = await prepare();
    await proxy.refuse();
    const starting = services.start().catch(() => 'ended');
    while (!lines.some(({ attempt }) => attempt === 2)) await sleep(20);
    await services.stop();
    expect(await starting).toBe('ended');
  });

  it.each(['down', 'paused'])('%s while running: not ready, no exit, and all green again by itself', async (how) => {
    const { services } = await prepare();
    const database = await services.getDatabase();
    const heard: string[] = [];
    await services.pubsub.subscribe('topic', (message) => heard.push(message));
    if (how === 'down') await proxy.refuse();
    else proxy.stall();
    expect(isUnavailable(await database.system.read('one', (db) => db.rows(one)).catch((error) => error))).toBe(true);
    expect(await services.checkHealth()).toMatchObject({
      ok: false,
      services: { blobs: { ok: true }, mail: { ok: true } },
    });

    await proxy.pass();
    while (!(await services.checkHealth()).ok || (await services.checkHealth()).degraded) await sleep(50);
    expect(await database.system.read('one', (db) => db.rows(one))).toEqual([{ one: 1 }]);
    await services.pubsub.publish('topic', 'after');
    while (heard.length === 0) await sleep(20);
  });
});

it('an SQLite file that cannot be opened stops the start: waiting would not help', async () => {
  const config = configOf({ DATABASE_URL: 'file:/dev/null/crm.sqlite' });
  const services = createBackingServices({
    config,
    logger: createLogger({ level: 'error', format: 'json', write: () => {} }),
  });
  await expect(services.start()).rejects.toMatchObject({ code: 'EEXIST' });
  await services.stop();
});

it('queries are measured by name, and slow ones are logged with it', async () => {
  const { config, close } = await openServices();
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ level: 'info', format: 'json', write: (line) => void lines.push(JSON.parse(line)) });
  const metrics = createMetrics({ processMetrics: false });
  const groups = { ...config.groups, database: { ...config.groups.database, slowQueryMs: 20 } };
  const services = createBackingServices({ config: { groups }, logger, metrics });
  const database = await services.getDatabase();
  await database.system.read('people.quick', (db) => db.rows(sql`select 1`));
  await database.system.read('people.slow', () => sleep(40));
  const { text } = await metrics.scrape();
  expect(text).toMatch(/crm_query_duration_seconds_count\{name="people.quick",outcome="ok"\} 1/);
  expect(text).toMatch(/crm_pool_connections\{pool="database",state="idle"\} 2/);
  expect(lines.filter(({ msg }) => msg === 'slow query').map(({ query }) => query)).toEqual(['people.slow']);
  await services.stop();
  await close();
});
