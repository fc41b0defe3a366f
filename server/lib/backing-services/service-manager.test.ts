import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { backOffMs } from '../back-off';
import { createLogger } from '../logging';
import { createServiceManager } from './service-manager';
import type { BackingService } from './types';

type Line = { level: string; msg: string; resource?: string; why?: string; attempt?: number };

function setUp() {
  const events: string[] = [];
  const lines: Line[] = [];
  const logger = createLogger({ level: 'debug', format: 'json', write: (line) => void lines.push(JSON.parse(line)) });
  const service = (name: string, given: Partial<BackingService> = {}): BackingService => ({
    name,
    kind: `${name} driver`,
    required: true,
    remote: true,
    start: async () => void events.push(`start ${name}`),
    check: async () => void events.push(`check ${name}`),
    stop: async () => void events.push(`stop ${name}`),
    ...given,
  });
  const manage = (services: BackingService[], limits = {}) => createServiceManager({ services, logger, ...limits });
  return { events, lines, service, manage };
}

const refused = () =>
  Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432 for user crm'), { code: 'ECONNREFUSED' });

describe('the manager of backing services', () => {
  it('starts in order, once, and stops in reverse', async () => {
    const { events, service, manage } = setUp();
    const manager = manage([service('database'), service('cache'), service('mail')]);
    await Promise.all([manager.start(), manager.start()]);
    await Promise.all([manager.stop(), manager.stop()]);
    expect(events).toEqual(['start database', 'start cache', 'start mail', 'stop mail', 'stop cache', 'stop database']);
  });

  it('waits for a required remote service, with one line a try', async () => {
    const { events, lines, service, manage } = setUp();
    let failures = 3;
    const start = async () => {
      if (failures-- > 0) throw refused();
      events.push('start database');
    };
    await manage([service('database', { start }), service('cache')]).start();
    expect(events).toEqual(['start database', 'start cache']);
    const tries = lines.filter(({ level }) => level === 'warn');
    expect(tries.map(({ attempt, why, resource }) => ({ attempt, why, resource }))).toEqual(
      [1, 2, 3].map((attempt) => ({ attempt, why: 'connection refused', resource: 'database' })),
    );
  });

  it('does not wait for what is wrong on this machine', async () => {
    const { service, manage } = setUp();
    const start = () => Promise.reject(new Error('unable to open database file'));
    await expect(manage([service('database', { remote: false, start })]).start()).rejects.toThrow('unable to open');
  });

  it('goes on without an optional service', async () => {
    const { events, lines, service, manage } = setUp();
    const start = () => Promise.reject(refused());
    await manage([service('cache', { required: false, start }), service('mail')]).start();
    expect(events).toEqual(['start mail']);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('stop ends a start that still waits, and closes what it had opened', async () => {
    const { events, service, manage } = setUp();
    const manager = manage([service('database', { start: () => Promise.reject(refused()) }), service('cache')]);
    const starting = manager.start().catch(() => 'ended');
    await manager.stop();
    expect(await starting).toBe('ended');
    expect(events).toEqual(['stop database']);
  });

  it('a service that does not stop holds nobody up', async () => {
    const { events, lines, service, manage } = setUp();
    const manager = manage([service('database'), service('cache', { stop: () => new Promise(() => {}) })], {
      stopLimitMs: 20,
    });
    await manager.start();
    await manager.stop();
    expect(events).toContain('stop database');
    expect(lines.find(({ level }) => level === 'warn')).toMatchObject({ resource: 'cache', why: 'no answer in time' });
  });

  it('checks all at once, each within its time', async () => {
    const { service, manage } = setUp();
    // Each waits for the other: one after the other would never end.
    const both = new EventEmitter();
    const allAsked = once(both, 'asked twice');
    let asked = 0;
    const check = async () => {
      asked += 1;
      if (asked === 2) both.emit('asked twice');
      await allAsked;
    };
    const manager = manage([service('database', { check }), service('cache', { check })]);
    await manager.start();
    expect(await manager.checkHealth()).toMatchObject({ ok: true, degraded: false });

    const deaf = manage([service('database', { check: () => new Promise(() => {}) }), service('cache')], {
      checkLimitMs: 20,
    });
    await deaf.start();
    expect(await deaf.checkHealth()).toMatchObject({
      ok: false,
      services: { database: { ok: false, why: 'no answer in time' }, cache: { ok: true } },
    });
  });

  it('only required services decide, optional ones degrade', async () => {
    const { service, manage } = setUp();
    const check = () => Promise.reject(refused());
    const degraded = manage([service('database'), service('cache', { required: false, check })]);
    await degraded.start();
    expect(await degraded.checkHealth()).toEqual({
      ok: true,
      degraded: true,
      services: {
        database: { ok: true, kind: 'database driver', required: true, ms: expect.any(Number) },
        cache: { ok: false, kind: 'cache driver', required: false, ms: expect.any(Number), why: 'connection refused' },
      },
    });
    const broken = manage([service('database', { check })]);
    await broken.start();
    expect(await broken.checkHealth()).toMatchObject({ ok: false, degraded: false });
  });

  it('is not well before it is started', async () => {
    const { service, manage } = setUp();
    expect(await manage([service('database')]).checkHealth()).toMatchObject({
      ok: false,
      services: { database: { ok: false, why: 'not started' } },
    });
  });

  it('logs one line when a service fails and one when it is back, however often it is asked', async () => {
    const { lines, service, manage } = setUp();
    let away = false;
    const check = async () => {
      if (away) throw refused();
    };
    const manager = manage([service('database', { check })]);
    await manager.start();
    lines.length = 0;
    away = true;
    for (let i = 0; i < 3; i += 1) await manager.checkHealth();
    away = false;
    for (let i = 0; i < 3; i += 1) await manager.checkHealth();
    expect(lines.map(({ level, msg }) => `${level}: ${msg}`)).toEqual([
      'warn: service fails its check',
      'info: service is back',
    ]);
  });

  it('asks a service once for callers that come together', async () => {
    const { events, service, manage } = setUp();
    const manager = manage([service('database')]);
    await manager.start();
    await Promise.all(Array.from({ length: 5 }, () => manager.checkHealth()));
    expect(events).toEqual(['start database', 'check database']);
  });
});

describe('the wait between tries', () => {
  it('doubles, has jitter and never passes two seconds', () => {
    const waits = Array.from({ length: 200 }, (_, at) => backOffMs((at % 40) + 1));
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(50);
    expect(new Set(waits.filter((_, at) => at % 40 === 39)).size).toBeGreaterThan(1);
  });
});
