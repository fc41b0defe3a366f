import { AsyncLocalStorage } from 'node:async_hooks';
import type { SQL } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Access, Database, DatabaseOptions, Prepared, Sql } from './database';
import { NestedTransactionError } from './errors';
import type { TenantId } from './ids';
import { measure } from './measure';
import { openPool, plainTypes } from './postgres-pool';
import { postgresTables } from './schema.postgres';
import type { Tables } from './tables';

/** A statement as SQL text with `$1`, `$2`, …; `name` prepares it once a connection. */
export type PostgresStatement = { text: string; values?: unknown[]; name?: string };
type Execute = (statement: PostgresStatement) => Promise<pg.QueryResult>;

const execute = Symbol('execute');

/** Connections for single statements: claims of jobs, rate limits, the cache. They are short, so few serve many. */
const asideMax = 2;

/**
 * For libraries that speak Postgres' SQL as text: runs one statement as the app role, in the transaction at hand or, given
 * the database, by itself, on one of a few connections aside: never held up by transactions that wait for it.
 * @throws what the driver throws; Error when `on` belongs to SQLite.
 */
export function executePostgres(on: object, statement: PostgresStatement): Promise<pg.QueryResult> {
  const run = (on as { [execute]?: Execute })[execute];
  if (!run) throw new Error('executePostgres: not a database or transaction of Postgres');
  return run(statement);
}

type Connection = { db: NodePgDatabase; prepared: Map<string, Prepared<never>> };

const connections = new WeakMap<pg.PoolClient, Connection>();

function connectionOf(client: pg.PoolClient): Connection {
  let known = connections.get(client);
  if (!known) {
    known = { db: drizzle(client), prepared: new Map() };
    connections.set(client, known);
  }
  return known;
}

const dialect = new PgDialect();

function statementsOf(client: pg.PoolClient) {
  const { db, prepared } = connectionOf(client);
  const ask = (query: SQL) => {
    const { sql: text, params: values } = dialect.sqlToQuery(query);
    return client.query({ text, values, types: plainTypes });
  };
  return {
    dialect: 'postgres' as const,
    sql: db as unknown as Sql,
    tables: postgresTables,
    rows: async <Row>(query: SQL) => (await ask(query)).rows as Row[],
    run: async (query: SQL) => void (await ask(query)),
    prepared<Row>(key: string, build: (sql: Sql, tables: Tables) => { prepare(name: string): unknown }): Prepared<Row> {
      const known = prepared.get(key);
      if (known) return known as Prepared<Row>;
      const fresh = build(db as unknown as Sql, postgresTables).prepare(key) as Prepared<Row>;
      prepared.set(key, fresh as Prepared<never>);
      return fresh;
    },
  };
}

/** The tenant is set for one transaction only, so that a pooler in transaction mode may stand between. */
export function openPostgres(options: DatabaseOptions): Database {
  const { onQuery } = options;
  const pool = openPool(options);
  const aside = openPool({ ...options, poolMax: asideMax });
  const inTransaction = new AsyncLocalStorage<true>();

  const within = <T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    pool.withClient(async (client) => {
      await client.query(begin);
      const value = await work(client);
      await client.query('COMMIT');
      return value;
    }, 'ROLLBACK');

  async function perform<T>(scope: string, bound: object, work: (tx: never) => Promise<T>): Promise<T> {
    const tasks: (() => void)[] = [];
    const value = await within(`BEGIN; ${scope}`, (client) => {
      let savepoints = 0;
      const tx = {
        ...statementsOf(client),
        ...bound,
        [execute]: (statement: PostgresStatement) => client.query(statement),
        kind: 'transaction',
        afterCommit: (task: () => void) => void tasks.push(task),
        async savepoint<Result>(inner: () => Promise<Result>): Promise<Result> {
          const name = `s${++savepoints}`;
          await client.query(`SAVEPOINT ${name}`);
          try {
            const result = await inner();
            await client.query(`RELEASE SAVEPOINT ${name}`);
            return result;
          } catch (error) {
            await client.query(`ROLLBACK TO SAVEPOINT ${name}`);
            throw error;
          }
        },
      };
      return inTransaction.run(true, () => work(tx as never));
    });
    for (const task of tasks) task();
    return value;
  }

  /** `scope` holds literals of our own making only (a checked UUID), so that it travels with BEGIN in one message. */
  function access(scope: string, bound: object): Access<never, never> {
    return {
      read: (name, work) =>
        measure(onQuery, name, 'read', () =>
          within(`BEGIN READ ONLY; ${scope}`, (client) =>
            work({ ...statementsOf(client), ...bound, kind: 'reader' } as never),
          ),
        ),
      transaction: (name, work) =>
        inTransaction.getStore()
          ? Promise.reject(new NestedTransactionError(`${name}: use the transaction at hand, or its savepoint()`))
          : measure(onQuery, name, 'transaction', () => perform(scope, bound, work)),
    };
  }

  const database: Database & { [execute]: Execute } = {
    [execute]: (statement) => aside.withClient((client) => client.query(statement)),
    dialect: 'postgres',
    system: access("SET LOCAL app.system = 'on'", { system: true }),
    forTenant: (tenantId: TenantId) => ({
      tenantId,
      ...access(`SET LOCAL app.tenant = '${tenantId}'`, { tenantId }),
    }),
    check: pool.check,
    use: pool.use,
    close: async () => void (await Promise.all([pool.close(), aside.close()])),
  };
  return database;
}
