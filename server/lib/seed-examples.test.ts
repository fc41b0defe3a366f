/** The usage examples of the twelve-factor document, word for word, on the process-wide instances. */
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const lines: string[] = [];

/** The instances of a process that begins here: those of the worker may have read their settings for another file. */
const begin = async () => ({
  ...(await import('@/lib/config')),
  ...(await import('@/lib/logging')),
  ...(await import('@/lib/port-binding')),
  ...(await import('@/lib/processes')),
});
let { config, databaseConfig, logger, HttpService, PortTakenError, portBindingManager, processManager } = {} as Awaited<
  ReturnType<typeof begin>
>;

beforeAll(async () => {
  vi.resetModules();
  ({ config, databaseConfig, logger, HttpService, PortTakenError, portBindingManager, processManager } = await begin());
  // The imports above have read nothing yet: what is set here still counts.
  vi.stubEnv('DATABASE_URL', 'file:/tmp/example.sqlite');
  vi.stubEnv('PORT', '4321');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
});
afterAll(async () => {
  await portBindingManager.unbindAll(AbortSignal.abort());
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('Configuration Access', () => {
  // Type-safe configuration
  const dbUrl = databaseConfig.url;
  const port = config.PORT;

  expect([dbUrl, port]).toEqual(['file:/tmp/example.sqlite', 4321]);
});

test('Process Management', () => {
  const startTime = Date.now();

  // Track request
  const { requestId } = processManager.startRequest('req_123');

  expect(requestId).toBe('req_123');
  expect(processManager.requests.count).toBe(1);

  // End request
  processManager.endRequest(requestId, startTime);

  expect(processManager.requests.count).toBe(0);
});

test('Logging', () => {
  // Structured logging
  logger.info('User logged in', {
    userId: '123',
    tenantId: 'abc',
    ip: '192.168.1.1',
  });

  const line = JSON.parse(lines.find((text) => text.includes('User logged in')) ?? '');
  expect(line).toMatchObject({
    level: 'info',
    msg: 'User logged in',
    userId: '123',
    tenantId: 'abc',
    ip: '192.168.1.1',
  });
});

test('Port Binding', async () => {
  const handler: RequestListener = (_request, response) => response.end('hello');
  try {
    // Bind HTTP service
    const service = HttpService.create('api', handler, { port: 3000 });
    await portBindingManager.bindService(service);

    expect(await (await fetch('http://127.0.0.1:3000')).text()).toBe('hello');
  } catch (error) {
    // Somebody works on this machine: then the answer must be the one that says so.
    expect(error).toBeInstanceOf(PortTakenError);
    expect(String(error)).toContain('Port 3000 on 127.0.0.1 is taken');
  }
});
