import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { endLeftOverServers } from './left-over';
import { startTestServices } from './services';

const status = (pid: number, field: string) =>
  new RegExp(`^${field}:\\s+(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
const parentOf = (pid: number) => Number(status(pid, 'PPid'));
const isRunning = (pid: number) => {
  try {
    return status(pid, 'State') !== 'Z';
  } catch {
    return false;
  }
};

describe('the services of a test run', () => {
  it('are a real PostgreSQL whose user may create databases, with the extensions the CRM uses', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    try {
      const { rows } = await client.query(
        'select rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
      );
      expect(rows).toEqual([{ rolcreatedb: true, rolcreaterole: true }]);
      const extensions = await client.query(
        "select name from pg_available_extensions where name in ('pg_trgm', 'unaccent') order by name",
      );
      expect(extensions.rows.map((row: { name: string }) => row.name)).toEqual(['pg_trgm', 'unaccent']);
    } finally {
      await client.end();
    }
  });

  it('are a real Redis', async () => {
    const redis = new Redis(inject('redisUrl'));
    try {
      expect(await redis.ping()).toBe('PONG');
    } finally {
      redis.disconnect();
    }
  });

  it('that a killed run left behind are ended by the next one', async () => {
    const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))};
      console.log(JSON.stringify(await startEmbeddedPostgres()));`;
    const run = spawn('tsx', ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(run.stdout, 'data')) as [Buffer];
    const { pid } = JSON.parse(String(line)) as { pid: number };
    const ended = once(run, 'exit');
    // tsx runs the script in a child of its own: the parent of the server is the one to kill.
    process.kill(parentOf(pid), 'SIGKILL');
    await ended;
    expect(isRunning(pid)).toBe(true);
    await endLeftOverServers();
    expect(isRunning(pid)).toBe(false);
  });

  it('are the given ones where addresses are given, and these are not stopped', async () => {
    const given = { TEST_POSTGRES_URL: inject('postgresUrl'), TEST_REDIS_URL: inject('redisUrl') };
    const services = await startTestServices({ env: given });
    await services.stop();
    expect(services).toMatchObject({ postgresUrl: given.TEST_POSTGRES_URL, redisUrl: given.TEST_REDIS_URL });
    const redis = new Redis(given.TEST_REDIS_URL);
    try {
      expect(await redis.ping()).toBe('PONG');
    } finally {
      redis.disconnect();
    }
  });
});
