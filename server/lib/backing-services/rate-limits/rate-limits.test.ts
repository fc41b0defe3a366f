import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@db/ids';
import { migrate } from '@db/migrate';
import { executePostgres } from '@db/open-postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshPostgres } from '@/testing/databases';
import { openServices } from '@/testing/open-services';
import { redisUrl, type SharedDriver, sharedDrivers, startShared } from '@/testing/shared-services';
import { startTcpProxy } from '@/testing/tcp-proxy';
import type { Limiter } from '../types';

const day = 24 * 60 * 60;
const outcomes = async (tries: Promise<{ ok: boolean }>[]) => (await Promise.all(tries)).filter(({ ok }) => ok).length;
const repeat = <T>(times: number, work: (n: number) => T): T[] => Array.from({ length: times }, (_, n) => work(n));

describe.each(sharedDrivers)('rate limits (%s)', (driver: SharedDriver) => {
  let shared: Awaited<ReturnType<typeof startShared>>;
  beforeAll(async () => {
    shared = await startShared(driver);
  });
  afterAll(() => shared?.close());

  const limiters = (
    rule = { points: 5, seconds: day } as { points: number; seconds: number; blockSeconds?: number },
  ) => {
    const name = `test-${newId()}`;
    return [shared.first, shared.second].map((services) => services.rateLimits.limiter(name, rule)) as [
      Limiter,
      Limiter,
    ];
  };

  it('let exactly so many through, also when they come at once', async () => {
    const [limiter] = limiters();
    expect(await outcomes(repeat(40, () => limiter.consume('ada@example.test')))).toBe(5);
    expect(await outcomes(repeat(3, () => limiter.consume('ada@example.test')))).toBe(0);
  });

  if (driver !== 'memory') {
    it('let exactly so many through over all processes', async () => {
      const [here, there] = limiters();
      const tries = repeat(40, (n) => (n % 2 ? here : there).consume('ada@example.test'));
      expect(await outcomes(tries)).toBe(5);
      await here.reset('ada@example.test');
      expect(await there.consume('ada@example.test')).toEqual({ ok: true, remaining: 4 });
    });
  }

  it('say how many are left, and how long to wait', async () => {
    const [limiter] = limiters({ points: 2, seconds: 60 });
    expect(await limiter.consume('key')).toEqual({ ok: true, remaining: 1 });
    expect(await limiter.consume('key')).toEqual({ ok: true, remaining: 0 });
    const refused = await limiter.consume('key');
    if (refused.ok) throw new Error('let through');
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('count keys apart, and points as given', async () => {
    const [limiter] = limiters();
    expect(await limiter.consume('heavy', 4)).toEqual({ ok: true, remaining: 1 });
    expect(await limiter.consume('heavy', 2)).toMatchObject({ ok: false });
    expect(await limiter.consume('light')).toEqual({ ok: true, remaining: 4 });
  });

  it('open again when the time is over', async () => {
    const [limiter] = limiters({ points: 1, seconds: 1 });
    expect(await limiter.consume('key')).toMatchObject({ ok: true });
    expect(await limiter.consume('key')).toEqual({ ok: false, retryAfterSeconds: 1 });
    while (!(await limiter.consume('key')).ok) await sleep(100);
  });

  it('block for longer after the limit was passed, and tell so', async () => {
    const [limiter] = limiters({ points: 1, seconds: 1, blockSeconds: 600 });
    await limiter.consume('key');
    const refused = await limiter.consume('key');
    if (refused.ok) throw new Error('let through');
    expect(refused.retryAfterSeconds).toBeGreaterThan(60);
    await sleep(1_200);
    expect(await limiter.consume('key')).toMatchObject({ ok: false });
    await limiter.reset('key');
    expect(await limiter.consume('key')).toMatchObject({ ok: true });
  });

  it('have one rule a name', async () => {
    const use = (points: number) => shared.first.rateLimits.limiter('same', { points, seconds: day }).consume(newId());
    expect(await use(1)).toMatchObject({ ok: true });
    expect(await use(1)).toMatchObject({ ok: true });
    await expect(async () => use(2)).rejects.toThrow('another rule');
  });
});

it('a store never sees whose limit it keeps', async () => {
  const shared = await startShared('postgres');
  await shared.first.rateLimits.limiter('login', { points: 5, seconds: 60 }).consume('ada@example.test');
  const { rows } = await executePostgres(shared.first.database, { text: 'select key from rate_limits' });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.key).toMatch(/^login:[\w-]{32}$/);
  await shared.close();
});

describe.each(['sqlite', 'postgres'] as const)('a Redis that goes away (database: %s)', (kind) => {
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  async function behindProxy() {
    const proxy = await startTcpProxy(inject('redisUrl'));
    const environment: Record<string, string> = { CACHE_URL: redisUrl(proxy.url) };
    if (kind === 'postgres') {
      const fresh = await freshPostgres();
      closing.push(fresh.drop);
      await migrate({ url: fresh.url });
      environment.DATABASE_URL = fresh.url;
    }
    const open = await openServices(environment);
    closing.push(proxy.close, open.close);
    const limiter = open.services.rateLimits.limiter(`login-${newId()}`, { points: 3, seconds: day });
    return { proxy, services: open.services, limiter };
  }

  it.each(['down', 'paused'])('%s: the limit counts on elsewhere and never opens; the cache is empty', async (how) => {
    const { proxy, services, limiter } = await behindProxy();
    await services.cache.set('key', 1, 60);
    expect(await services.cache.get('key')).toBe(1);
    expect(await limiter.consume('ada')).toEqual({ ok: true, remaining: 2 });

    if (how === 'down') await proxy.refuse();
    else proxy.stall();
    expect(await outcomes(repeat(20, () => limiter.consume('ada')))).toBe(3);
    expect(await outcomes(repeat(20, () => limiter.consume('ada')))).toBe(0);
    expect(await services.cache.get('key')).toBeUndefined();
    await services.cache.set('key', 2, 60);
    expect(await services.checkHealth()).toMatchObject({
      ok: true,
      degraded: true,
      services: { cache: { ok: false, kind: 'redis', required: false } },
    });

    await proxy.pass();
    while (!(await services.checkHealth()).services.cache?.ok) await sleep(50);
    // What a paused server was asked, it may still do afterwards: then it counts more, never less.
    if (how === 'down') expect(await limiter.consume('ada')).toEqual({ ok: true, remaining: 1 });
    expect(await services.cache.get('key')).toEqual(expect.any(Number));
  });

  it('away from the start: everything starts without it', async () => {
    const proxy = await startTcpProxy(inject('redisUrl'));
    await proxy.refuse();
    const open = await openServices({ CACHE_URL: redisUrl(proxy.url) });
    closing.push(proxy.close, open.close);
    const limiter = open.services.rateLimits.limiter('early', { points: 1, seconds: day });
    expect(await outcomes(repeat(5, () => limiter.consume('ada')))).toBe(1);
    await proxy.pass();
    while (!(await open.services.checkHealth()).services.cache?.ok) await sleep(50);
  });
});

it('limits on Postgres fail closed when Postgres is away', async () => {
  const proxy = await startTcpProxy(inject('postgresUrl'));
  const fresh = await freshPostgres();
  await migrate({ url: fresh.url });
  const url = new URL(proxy.url);
  url.pathname = new URL(fresh.url).pathname;
  const open = await openServices({ DATABASE_URL: url.href });
  const limiter = open.services.rateLimits.limiter('login', { points: 3, seconds: day });
  expect(await limiter.consume('ada')).toMatchObject({ ok: true });
  await proxy.refuse();
  await expect(limiter.consume('ada')).rejects.toThrow();
  await open.close();
  await proxy.close();
  await fresh.drop();
});
