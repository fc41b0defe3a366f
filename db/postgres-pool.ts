import pg from 'pg';
import type { DatabaseOptions } from './database';
import { isConnectionLost } from './errors';
import { appRole } from './postgres-walls';

const oids = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184 };

type Types = { getTypeParser: typeof pg.types.getTypeParser };
const typesWith = (parsers: Record<number, (text: string) => unknown>): Types => ({
  getTypeParser: ((oid: number, format?: 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
});

const numbers = { [oids.int8]: Number, [oids.numeric]: Number };
/** Values of a statement that no table definition decodes, as SQLite has them: days as text, instants as milliseconds. */
export const plainTypes = typesWith({
  ...numbers,
  [oids.date]: (text) => text,
  [oids.timestamptz]: (text) => new Date(text).getTime(),
});

type PostgresPool = {
  /**
   * Lends a connection that runs as the app role. When `work` throws, `undo` is sent, unless the connection is lost: then
   * the server has rolled back, and asking a silent one again would double the wait.
   */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>, undo?: string): Promise<T>;
  /** Needs no app role: it answers before the first migration too. */
  check(): Promise<void>;
  use(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
};

/**
 * A pool whose sessions run as the app role, which owns no table: forced row-level security holds for every statement.
 * No statement of a request may hang for ever: Postgres' own defaults are all "no limit".
 */
export function openPool({
  url,
  poolMax = 10,
  connectTimeoutMs = 2_000,
  statementTimeoutMs = 5_000,
  lockTimeoutMs = 2_000,
  idleTransactionTimeoutMs = 10_000,
}: DatabaseOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    // A server that hangs cannot stop its own statements; without a limit on this side the caller waits for ever.
    query_timeout: statementTimeoutMs,
    idleTimeoutMillis: 30_000,
    application_name: 'crm-flow',
    keepAlive: true,
    types: typesWith(numbers),
  });
  // A broken connection is dropped and the next one is made anew. Without a listener, at any moment of its life, it would
  // end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const settled = new WeakSet<pg.PoolClient>();

  async function connect(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (settled.has(client)) return client;
    try {
      await client.query(
        `SET ROLE ${appRole}; SET statement_timeout = ${statementTimeoutMs};
         SET lock_timeout = ${lockTimeoutMs}; SET TIME ZONE 'UTC';
         SET idle_in_transaction_session_timeout = ${idleTransactionTimeoutMs}`,
      );
      settled.add(client);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>, undo?: string): Promise<T> {
    const client = await connect();
    let broken: Error | undefined;
    const breakWith = (error: Error) => {
      broken = error;
    };
    client.on('error', breakWith);
    try {
      return await work(client);
    } catch (error) {
      if (isConnectionLost(error)) breakWith(error as Error);
      if (!broken && undo) await client.query(undo).catch(breakWith);
      throw error;
    } finally {
      client.off('error', breakWith);
      client.release(broken);
    }
  }

  return {
    withClient,
    check: async () => void (await pool.query('select 1')),
    use: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
