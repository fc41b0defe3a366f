import { setTimeout as sleep } from 'node:timers/promises';
import { type Applied, type Migration, pendingMigrations, readMigrations } from './migration-files';
import { sqlitePath } from './open-database';

export type MigrateResult = { applied: string[]; version: string };
type Log = { info(message: string, fields?: Record<string, unknown>): void };

const stateTable =
  'CREATE TABLE IF NOT EXISTS schema_migrations (id text PRIMARY KEY, hash text NOT NULL, applied_at text NOT NULL)';
const stateQuery = 'SELECT id, hash FROM schema_migrations ORDER BY id';

/** Any number that no other program uses on the same database. */
const advisoryLock = 7_261_943_001;
/** Another migrator may hold a table for a while: 10 tries of 2 s, as published practice has it. */
const lockTries = 10;

/**
 * Brings the schema up to this release, under a lock: of several at once exactly one applies, the others find nothing
 * to do. The state is read under the lock. Killed half-way, the schema is wholly at one migration or the next.
 * @param url `file:` or `postgres:`; on Postgres a role that may create tables (the owner).
 * @throws MigrationRefusedError when applied and shipped migrations do not fit together.
 */
export async function migrate({ url, log }: { url: string; log?: Log }): Promise<MigrateResult> {
  return url.startsWith('file:') ? migrateSqlite(url, log) : migratePostgres(url, log);
}

/** The last migration that this release ships. */
export const shippedVersion = (dialect: 'sqlite' | 'postgres'): string => readMigrations(dialect).at(-1)?.id ?? '';

async function migrateSqlite(url: string, log: Log | undefined): Promise<MigrateResult> {
  const { connectSqlite } = await import('./open-sqlite');
  const shipped = readMigrations('sqlite');
  const connection = connectSqlite(sqlitePath(url));
  try {
    connection.pragma('busy_timeout = 30000');
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(stateTable);
      const pending = pendingMigrations(shipped, connection.prepare(stateQuery).all() as Applied[]);
      const record = connection.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?)');
      for (const { id, hash, statements } of pending) {
        for (const statement of statements) connection.exec(statement);
        record.run(id, hash, new Date().toISOString());
        log?.info('migration applied', { migration: id });
      }
      connection.exec('COMMIT');
      return resultOf(shipped, pending);
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  } finally {
    connection.close();
  }
}

async function migratePostgres(url: string, log: Log | undefined): Promise<MigrateResult> {
  const { default: pg } = await import('pg');
  const { raiseWalls } = await import('./postgres-walls');
  const shipped = readMigrations('postgres');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: 'crm-flow-migrate',
  });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; SET lock_timeout = '2s'");
    await takeLock(client);
    await client.query(stateTable);
    const { rows } = await client.query<Applied>(stateQuery);
    const pending = pendingMigrations(shipped, rows);
    for (const { id, hash, statements } of pending) {
      await client.query('BEGIN');
      try {
        for (const statement of statements) await client.query(statement);
        await client.query('INSERT INTO schema_migrations VALUES ($1, $2, $3)', [id, hash, new Date().toISOString()]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
      log?.info('migration applied', { migration: id });
    }
    await client.query('BEGIN');
    await raiseWalls(client);
    await client.query('COMMIT');
    return resultOf(shipped, pending);
  } finally {
    // Ending the session gives the advisory lock back, whatever happened.
    await client.end();
  }
}

async function takeLock(client: { query(text: string, values: unknown[]): Promise<unknown> }): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
      return;
    } catch (error) {
      if (attempt === lockTries) throw error;
      await sleep(100 * Math.random());
    }
  }
}

const resultOf = (shipped: readonly Migration[], pending: readonly Migration[]): MigrateResult => ({
  applied: pending.map(({ id }) => id),
  version: shipped.at(-1)?.id ?? '',
});
