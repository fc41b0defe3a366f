import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startServer } from '../server';

async function runOnce(args: string[], env: Record<string, string>): Promise<{ code: number; text: string }> {
  const child = spawn('node', ['build/server-app/start.js', ...args], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', ...env },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const [code] = (await once(child, 'exit')) as [number];
  return { code, text };
}

test('wrong settings are all named at once, with exit code 78, and no port is opened', async () => {
  const { code, text } = await runOnce(['all'], {
    PORT: 'many',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://u:hunter22@db/x',
  });
  expect(code).toBe(78);
  for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(text).toContain(name);
  expect(text).not.toContain('hunter22');
  expect(text).not.toMatch(/\n\s+at /);
});

test('a taken port is said in words, with exit code 69', async () => {
  const server = await startServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-port-'));
  try {
    const { port } = new URL(server.url);
    const { code, text } = await runOnce(['all'], { PORT: port, DATA_DIR: dataDir });
    expect(code).toBe(69);
    expect(text).toContain(port);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('health says build, commit and schema; SIGTERM leaves in order and keeps what was acknowledged', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-stop-'));
  try {
    const server = await startServer({ dataDir });
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as Record<string, string>;
    expect(health.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(health.schemaVersion).not.toBe('');
    const services = await (await fetch(`${server.url}/api/health/services`)).json();
    expect(services).toMatchObject({ ok: true, services: { database: { ok: true } } });
    const html = await (await fetch(`${server.url}/sign-in`)).text();
    expect(html).toContain(`data-build="${health.build}"`);

    const answer = await fetch(`${server.url}/trpc/identity.signUp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({
        name: 'Mara',
        email: 'mara@stop.example.com',
        password: 'seven quiet parrots',
        workspace: 'Stop',
      }),
    });
    expect(answer.status).toBe(200);
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.log.every((line) => line.build === health.build)).toBe(true);
    expect(server.log.filter((line) => line.level === 'error')).toEqual([]);

    const again = await startServer({ dataDir });
    const signedIn = await fetch(`${again.url}/trpc/identity.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: again.url },
      body: JSON.stringify({ email: 'mara@stop.example.com', password: 'seven quiet parrots' }),
    });
    expect(signedIn.status).toBe(200);
    expect(await again.stop('SIGINT')).toBe(0);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('a request from another site is refused before it does anything', async () => {
  const server = await startServer();
  try {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}] as Record<string, string>[]) {
      const answer = await fetch(`${server.url}/trpc/identity.signOut`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'CSRF' });
    }
  } finally {
    await server.stop();
  }
});
