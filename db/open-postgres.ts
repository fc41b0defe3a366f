import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Access, Database, DatabaseOptions, Prepared, Sql } from './database';
import { NestedTransactionError } from './errors';
import type { TenantId } from './ids';
import { measure } from './measure';
import { appRole } from './postgres-walls';
import { postgresTables } from './schema.postgres';
import type { Tables } from './tables';

/** No statement of a request may hang for ever: Postgres' own defaults are all "no limit". */
const limits = { connect: 2_000, statement: 5_000, lock: 2_000, idleInTransaction: 10_000 };

const int8 = 20;
const numeric = 1700;
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

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

function statementsOf({ db, prepared }: Connection) {
  return {
    dialect: 'postgres' as const,
    sql: db as unknown as Sql,
    tables: postgresTables,
    rows: async <Row>(query: Parameters<typeof db.execute>[0]) => (await db.execute(query)).rows as Row[],
    run: async (query: Parameters<typeof db.execute>[0]) => void (await db.execute(query)),
    prepared<Row>(key: string, build: (sql: Sql, tables: Tables) => { prepare(name: string): unknown }): Prepared<Row> {
      const known = prepared.get(key);
      if (known) return known as Prepared<Row>;
      const fresh = build(db as unknown as Sql, postgresTables).prepare(key) as Prepared<Row>;
      prepared.set(key, fresh as Prepared<never>);
      return fresh;
    },
  };
}

/**
 * A pool whose sessions run as the app role, which owns no table: forced row-level security holds for every statement.
 * The tenant is set for one transaction only, so that a pooler in transaction mode may stand between.
 */
export function openPostgres({ url, poolMax = 10, onQuery }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    connectionTimeoutMillis: limits.connect,
    idleTimeoutMillis: 30_000,
    application_name: 'crm-flow',
    keepAlive: true,
    types,
  });
  // A broken idle connection is dropped by the pool; the next one is made anew. Without a listener it ends the process.
  pool.on('error', () => undefined);
  const inTransaction = new AsyncLocalStorage<true>();
  const settled = new WeakSet<pg.PoolClient>();

  async function connect(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (settled.has(client)) return client;
    try {
      await client.query(
        `SET ROLE ${appRole}; SET statement_timeout = ${limits.statement}; SET lock_timeout = ${limits.lock};
         SET idle_in_transaction_session_timeout = ${limits.idleInTransaction}; SET TIME ZONE 'UTC'`,
      );
      settled.add(client);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function within<T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await connect();
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query(begin);
      try {
        const value = await work(client);
        await client.query('COMMIT');
        return value;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      }
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async function perform<T>(scope: string, bound: object, work: (tx: never) => Promise<T>): Promise<T> {
    const tasks: (() => void)[] = [];
    const value = await within(`BEGIN; ${scope}`, (client) => {
      let savepoints = 0;
      const tx = {
        ...statementsOf(connectionOf(client)),
        ...bound,
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
            work({ ...statementsOf(connectionOf(client)), ...bound, kind: 'reader' } as never),
          ),
        ),
      transaction: (name, work) =>
        inTransaction.getStore()
          ? Promise.reject(new NestedTransactionError(`${name}: use the transaction at hand, or its savepoint()`))
          : measure(onQuery, name, 'transaction', () => perform(scope, bound, work)),
    };
  }

  return {
    dialect: 'postgres',
    system: access("SET LOCAL app.system = 'on'", { system: true }),
    forTenant: (tenantId: TenantId) => ({
      tenantId,
      ...access(`SET LOCAL app.tenant = '${tenantId}'`, { tenantId }),
    }),
    check: async () => void (await pool.query('select 1')),
    use: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
