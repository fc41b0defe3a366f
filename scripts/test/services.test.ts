import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { startTestServices } from './services';

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
