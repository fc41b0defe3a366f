import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, QueryEvent } from '@db/database';
import { migrate } from '@db/migrate';
import { openDatabase } from '@db/open-database';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { prepareJobs } from '@/lib/jobs';

export type TestDatabase = {
  readonly dialect: 'sqlite' | 'postgres';
  /** The database of this file's suite: migrated, empty, its own. */
  readonly database: Database;
  readonly url: string;
};

type Fresh = { url: string; drop(): Promise<void> };

/** An empty SQLite file of its own, not migrated. A file, since `:memory:` cannot have a second connection. */
export async function freshSqlite(): Promise<Fresh> {
  const folder = await mkdtemp(join(tmpdir(), 'crm-flow-test-'));
  return { url: `file:${join(folder, 'test.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

const databaseUrl = (name: string): string => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
};

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An empty Postgres database of its own, not migrated. */
export async function freshPostgres(template?: string): Promise<Fresh> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`));
  return {
    url: databaseUrl(name),
    drop: () => asAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => undefined),
  };
}

const template = 'crm_flow_template';

/** Migrates one template a run: copying it is ten times faster than migrating for every file. */
async function ensureTemplate(): Promise<void> {
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(42)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${template}_making`);
    await migrate({ url: databaseUrl(`${template}_making`) });
    await prepareJobs(databaseUrl(`${template}_making`));
    await client.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
  });
}

async function migrated(dialect: 'sqlite' | 'postgres'): Promise<Fresh> {
  if (dialect === 'postgres') {
    await ensureTemplate();
    return freshPostgres(template);
  }
  const fresh = await freshSqlite();
  await migrate({ url: fresh.url });
  return fresh;
}

/** A busy machine is no reason for a test to fail; what happens after the real limits has tests of its own. */
const patient = { connectTimeoutMs: 30_000, statementTimeoutMs: 30_000, lockTimeoutMs: 30_000 };

/**
 * Runs the same suite on SQLite and on a real Postgres, each on a migrated database of its own.
 * @param suite gets a handle whose `database` may be read inside tests and hooks, not while the suite is declared.
 */
export function onBothDatabases(
  title: string,
  suite: (test: TestDatabase) => void,
  options: { onQuery?: (event: QueryEvent) => void } = {},
): void {
  describe.each(['sqlite', 'postgres'] as const)(`${title} (%s)`, (dialect) => {
    let fresh: Fresh;
    let database: Database;
    beforeAll(async () => {
      fresh = await migrated(dialect);
      database = await openDatabase({ url: fresh.url, synchronous: 'normal', poolMax: 5, ...patient, ...options });
    });
    afterAll(async () => {
      await database?.close();
      await fresh?.drop();
    });
    suite({
      dialect,
      get database() {
        return database;
      },
      get url() {
        return fresh.url;
      },
    });
  });
}

/** Makes Postgres look at its rows now, as it does by itself after a while: plans depend on it. SQLite never does. */
export async function analyzeTables(test: TestDatabase, ...tables: string[]): Promise<void> {
  if (test.dialect === 'sqlite') return;
  const owner = new pg.Client({ connectionString: test.url });
  await owner.connect();
  try {
    await owner.query(`ANALYZE ${tables.join(', ')}`);
  } finally {
    await owner.end();
  }
}
