import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../logging';
import { createProcessManager } from './process-manager';
import { shutdownStages } from './shutdown-list';

function started(options: { shutdownTimeoutMs?: number; shutdownDelayMs?: number } = {}) {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ level: 'debug', format: 'json', write: (line) => lines.push(JSON.parse(line)) });
  const exits: number[] = [];
  const manager = createProcessManager({
    logger,
    shutdownTimeoutMs: 10_000,
    shutdownDelayMs: 0,
    exit: (code) => exits.push(code),
    ...options,
  });
  return { manager, lines, exits, messages: () => lines.map(({ msg }) => msg) };
}

describe('states', () => {
  test('starting → ready → draining → stopped', async () => {
    const { manager } = started();
    expect([manager.state, manager.isDraining]).toEqual(['starting', false]);
    manager.ready();
    expect(manager.state).toBe('ready');
    const left = manager.drain('test');
    expect([manager.state, manager.isDraining]).toEqual(['draining', true]);
    expect(await left).toBe(0);
    expect(manager.state).toBe('stopped');
  });

  test('a process that is leaving does not become ready, and leaves once', async () => {
    const { manager, messages } = started();
    let runs = 0;
    manager.shutdown.at('give-back', 'count', () => {
      runs += 1;
    });
    const [first, second] = [manager.drain('first'), manager.drain('second')];
    manager.ready();
    expect(manager.state).toBe('draining');
    expect(await Promise.all([first, second])).toEqual([0, 0]);
    expect(await manager.drain('third')).toBe(0);
    expect(runs).toBe(1);
    expect(messages()).toEqual(['draining', 'stopped']);
  });
});

describe('requests', () => {
  test('are counted by id, with the oldest', async () => {
    const { manager } = started();
    const first = manager.startRequest('req_123');
    expect(first).toEqual({ requestId: 'req_123', startTime: expect.any(Number) });
    await wait(5);
    const second = manager.startRequest();
    expect(second.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(manager.requests.count).toBe(2);
    expect(manager.requests.oldestMs).toBeGreaterThan(0);
    expect(manager.endRequest(first.requestId, first.startTime).durationMs).toBeGreaterThan(0);
    manager.endRequest(second.requestId, second.startTime);
    expect(manager.requests).toEqual({ count: 0, oldestMs: 0 });
  });

  test('an id used twice at once counts twice', () => {
    const { manager } = started();
    const a = manager.startRequest('same');
    const b = manager.startRequest('same');
    manager.endRequest('same', a.startTime);
    expect(manager.requests.count).toBe(1);
    manager.endRequest('same', b.startTime);
    expect(manager.requests.count).toBe(0);
  });

  test('ending what never started, or twice, changes nothing', () => {
    const { manager } = started();
    const { requestId, startTime } = manager.startRequest();
    manager.endRequest('unknown', Date.now());
    expect(manager.requests.count).toBe(1);
    manager.endRequest(requestId, startTime);
    manager.endRequest(requestId, startTime);
    expect(manager.requests.count).toBe(0);
  });

  test('are waited for when leaving', async () => {
    const { manager } = started();
    const { requestId, startTime } = manager.startRequest();
    let left = false;
    const leaving = manager.drain('test').then((code) => {
      left = true;
      return code;
    });
    await wait(30);
    expect(left).toBe(false);
    manager.endRequest(requestId, startTime);
    expect(await leaving).toBe(0);
  });
});

describe('leaving', () => {
  test('runs the stages in order, services last in first out', async () => {
    const { manager } = started();
    const order: string[] = [];
    for (const stage of [...shutdownStages].reverse())
      manager.shutdown.at(stage, stage, async () => {
        await wait(1);
        order.push(stage);
      });
    manager.shutdown.at('stop-services', 'second', () => order.push('stop-services: started last'));
    await manager.drain('test');
    const expected: string[] = [...shutdownStages];
    expected.splice(expected.indexOf('stop-services'), 0, 'stop-services: started last');
    expect(order).toEqual(expected);
  });

  test('a step can be taken away again', async () => {
    const { manager } = started();
    let ran = false;
    manager.shutdown.at('announce', 'gone', () => {
      ran = true;
    })();
    await manager.drain('test');
    expect(ran).toBe(false);
  });

  test('a stage that does not exist is an error at once', () => {
    const { manager } = started();
    expect(() => manager.shutdown.at('later' as 'announce', 'x', () => {})).toThrow('no shutdown stage');
  });

  test('a step that fails is logged, and the rest goes on', async () => {
    const { manager, lines } = started();
    let stopped = false;
    manager.shutdown.at('stop-taking-jobs', 'jobs', () => {
      throw new Error('stuck');
    });
    manager.shutdown.at('stop-services', 'database', () => {
      stopped = true;
    });
    expect(await manager.drain('test')).toBe(1);
    expect(stopped).toBe(true);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', stage: 'stop-taking-jobs', step: 'jobs' }));
  });

  test('a step that never ends is left behind, and the services are stopped all the same', async () => {
    const { manager, lines } = started({ shutdownTimeoutMs: 500 });
    let told = false;
    let stopped = false;
    manager.shutdown.at('finish-work', 'endless', (signal) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return new Promise(() => {});
    });
    manager.shutdown.at('stop-services', 'database', () => {
      stopped = true;
    });
    expect(await manager.drain('test')).toBe(1);
    expect([told, stopped]).toEqual([true, true]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', step: 'endless' }));
  });

  test('long answers are asked to end after the announcement', async () => {
    const { manager } = started();
    const order: string[] = [];
    manager.streamsEnd.addEventListener('abort', () => order.push('streams end'));
    manager.shutdown.at('announce', 'x', () => order.push('announce'));
    manager.shutdown.at('close-port', 'x', () => order.push('close port'));
    await manager.drain('test');
    expect(order).toEqual(['announce', 'streams end', 'close port']);
  });
});
