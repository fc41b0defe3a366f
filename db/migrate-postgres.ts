import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type MigrateLog, type MigrateResult, resultOf, stateQuery, stateTable } from './migrate';
import { type Applied, type Migration, pendingMigrations, readMigrations } from './migration-files';
import { raiseWalls } from './postgres-walls';

/** Any number that no other program uses on the same database. */
const advisoryLock = 7_261_943_001;
/** Another migrator may hold a table for a while: 10 tries of 2 s, as published practice has it. */
const lockTries = 10;

/** One transaction a migration, under one advisory lock. */
export async function migratePostgres(url: string, log: MigrateLog | undefined): Promise<MigrateResult> {
  const shipped = readMigrations('postgres');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: 'crm-flow-migrate',
  });
  // A connection that breaks between two statements fails the next one, and not the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; SET lock_timeout = '2s'");
    await takeLock(client);
    await client.query(stateTable);
    const { rows } = await client.query<Applied>(stateQuery);
    const pending = pendingMigrations(shipped, rows);
    for (const migration of pending) {
      await inTransaction(client, () => apply(client, migration));
      log?.info('migration applied', { migration: migration.id });
    }
    await inTransaction(client, () => raiseWalls(client));
    return resultOf(shipped, pending);
  } finally {
    // Ending the session gives the advisory lock back, whatever happened.
    await client.end();
  }
}

async function apply(client: pg.Client, { id, hash, statements }: Migration): Promise<void> {
  for (const statement of statements) await client.query(statement);
  await client.query('INSERT INTO schema_migrations VALUES ($1, $2, $3)', [id, hash, new Date().toISOString()]);
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function takeLock(client: pg.Client): Promise<void> {
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
