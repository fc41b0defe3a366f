import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startTestServices } from '../../scripts/test/services';
import { type RunningServer, startServer } from '../server';

async function release(env: Record<string, string>): Promise<number> {
  const child = spawn('node', ['build/server-app/start.js', 'release'], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', ...env },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

/** Reads an event stream in the background; `text` is what came so far. */
async function listen(url: string, cookie: string) {
  const abort = new AbortController();
  const answer = await fetch(url, { headers: { cookie, accept: 'text/event-stream' }, signal: abort.signal });
  const stream = { text: '', ended: Promise.resolve(), stop: () => abort.abort() };
  const read = async () => {
    const [reader, decoder] = [answer.body?.getReader(), new TextDecoder()];
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      stream.text += decoder.decode(part.value);
    }
  };
  stream.ended = read().catch(() => undefined);
  return stream;
}

test('by variables only: two web processes, a worker and a scheduler on Postgres and Redis work as one', async () => {
  test.setTimeout(120_000);
  const services = await startTestServices();
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-scaled-'));
  const env = {
    DATABASE_URL: services.postgresUrl,
    CACHE_URL: services.redisUrl,
    APP_SECRET: 'one secret for all processes of this test',
    MIGRATE_ON_START: 'false',
    DATA_DIR: dataDir,
    OPS_PORT: '0',
  };
  const running: RunningServer[] = [];
  const start = async (type: 'web' | 'worker' | 'scheduler') => {
    const server = await startServer({ type, env: type === 'web' ? { ...env, OPS_PORT: '' } : env, dataDir });
    running.push(server);
    return server;
  };
  try {
    expect(await release(env)).toBe(0);
    expect(await release(env), 'the release step is safe to run again').toBe(0);
    const [first, second, worker] = [await start('web'), await start('web'), await start('worker')];
    await start('scheduler');

    const signUp = await fetch(`${first.url}/trpc/identity.signUp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url },
      body: JSON.stringify({
        name: 'Mara',
        email: 'mara@scaled.example.com',
        password: 'seven quiet parrots',
        workspace: 'Scaled',
      }),
    });
    expect(signUp.status).toBe(200);
    const cookie = (signUp.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const api = (server: RunningServer, path: string) => `${server.url}/w/scaled/trpc/${path}`;

    const events = await listen(api(second, 'changes.subscribe?input=%7B%7D'), cookie);
    const created = await fetch(api(first, 'people.create'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url, cookie },
      body: JSON.stringify({ values: { firstName: 'Ada', lastName: 'Lovelace' } }),
    });
    expect(created.status).toBe(200);
    await expect.poll(() => events.text, { message: 'made on one process, seen on the other' }).toContain('"person"');
    const list = await fetch(api(second, 'people.list?input=%7B%7D'), { headers: { cookie } });
    expect(await list.text()).toContain('Ada Lovelace');

    await fetch(`${first.url}/trpc/identity.requestPasswordReset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url },
      body: JSON.stringify({ email: 'mara@scaled.example.com' }),
    });
    await expect.poll(() => worker.log.some(({ job }) => job === 'identity.password-reset-mail')).toBe(true);

    for (const server of running) expect(await server.stop('SIGTERM')).toBe(0);
    await events.ended;
    expect(running.flatMap(({ log }) => log.filter(({ level }) => level === 'error'))).toEqual([]);
  } finally {
    await Promise.all(running.map((server) => server.stop('SIGKILL')));
    await rm(dataDir, { recursive: true, force: true });
    await services.stop();
  }
});
