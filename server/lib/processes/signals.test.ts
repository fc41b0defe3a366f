import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A real process around the real manager; `body` runs in it, and it is alive until it leaves by itself. */
function start(body: string, env: Record<string, string> = {}) {
  const script = `
    const { processManager: manager } = await import('./index.ts');
    manager.listenToSignals();
    manager.listenToErrors();
    setInterval(() => {}, 1000);
    ${body}
    manager.ready();`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { NODE_ENV: 'test', PATH: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  let err = '';
  const waiting = new Map<string, () => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = JSON.parse(part) as Record<string, unknown>;
      lines.push(line);
      waiting.get(String(line.msg))?.();
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return {
    lines,
    stderr: () => err,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    said: (msg: string) =>
      lines.some((line) => line.msg === msg)
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.set(msg, resolve)),
    left: once(child, 'close').then(([code]) => {
      running.delete(child);
      return code as number;
    }),
  };
}

describe('signals', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes what is running and leaves with 0', async (signal) => {
    const child = start(`
      const { requestId, startTime } = manager.startRequest();
      manager.shutdown.at('close-port', 'port', () => setTimeout(() => manager.endRequest(requestId, startTime), 100));`);
    await child.said('ready');
    child.kill(signal);
    expect(await child.left).toBe(0);
    expect(child.lines.map(({ msg }) => msg)).toEqual(['ready', 'draining', 'stopped']);
    expect(child.lines[1]).toMatchObject({ reason: signal, requests: 1 });
    expect(child.stderr()).toBe('');
  });

  test('a second one leaves at once with 1', async () => {
    const child = start(`manager.startRequest();`);
    await child.said('ready');
    child.kill('SIGTERM');
    await child.said('draining');
    child.kill('SIGINT');
    expect(await child.left).toBe(1);
    expect(child.lines.at(-1)).toMatchObject({ msg: 'second signal: leaving at once', signal: 'SIGINT' });
  });

  test('one while starting leaves cleanly, without ever being ready', async () => {
    const child = start(`
      const { logger } = await import('../logging/index.ts');
      manager.shutdown.at('stop-services', 'database', () => logger.info('database closed'));
      logger.info('opening');
      await new Promise((resolve) => setTimeout(resolve, 300));`);
    await child.said('opening');
    child.kill('SIGTERM');
    expect(await child.left).toBe(0);
    expect(child.lines.map(({ msg }) => msg)).toEqual(['opening', 'draining', 'database closed', 'stopped']);
  });

  test('the hard limit ends a step that never ends, with 1', async () => {
    const child = start(`manager.shutdown.at('flush-logs', 'endless', () => new Promise(() => {}));`, {
      SHUTDOWN_TIMEOUT_MS: '600',
    });
    await child.said('ready');
    child.kill('SIGTERM');
    expect(await child.left).toBe(1);
  });
});

describe('an error that nobody caught', () => {
  test.each([
    ['uncaughtException', `setTimeout(() => { throw new TypeError('boom') }, 20);`],
    ['unhandledRejection', `setTimeout(() => { void Promise.reject(new TypeError('boom')) }, 20);`],
  ])('%s: one fatal line, drained, exit 1', async (origin, body) => {
    const child = start(`
      ${body}
      manager.shutdown.at('finish-work', 'more of it', () => { Promise.reject(new Error('again')) });`);
    expect(await child.left).toBe(1);
    expect(child.stderr()).toBe('');
    const fatal = child.lines.filter((line) => line.fatal);
    expect(fatal).toEqual([
      expect.objectContaining({
        level: 'error',
        msg: 'uncaught error',
        origin,
        error: expect.objectContaining({ name: 'TypeError', stack: expect.stringContaining('boom') }),
      }),
    ]);
    expect(child.lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['ready', 'draining', 'another uncaught error while leaving', 'stopped']),
    );
  });
});
