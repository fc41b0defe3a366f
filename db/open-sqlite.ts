import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Access, Database, DatabaseOptions, Prepared, Sql } from './database';
import { DatabaseBusyError, NestedTransactionError } from './errors';
import { digits, fold } from './fold';
import type { TenantId } from './ids';
import { measure } from './measure';
import { sqlitePath } from './open-database';
import { sqliteTables } from './schema.sqlite';
import type { Tables } from './tables';

/** How long a writer waits for another process before the caller hears that the database is busy. */
const beginTimeoutMs = 5_000;

const openTimeoutMs = 5_000;

/** Of processes that open a new file together, one switches it; the others get SQLITE_BUSY at once, whatever the timeout. */
function switchToWal(connection: BetterSqlite3.Database): void {
  const deadline = performance.now() + openTimeoutMs;
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      // Nothing else runs yet that sleeping here would hold up.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 + Math.random() * 20);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Opens one connection with the settings and functions that every statement of ours relies on. */
export function connectSqlite(path: string, synchronous: 'full' | 'normal' = 'full'): BetterSqlite3.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const connection = new BetterSqlite3(path, { timeout: openTimeoutMs });
  switchToWal(connection);
  // Waiting inside SQLite would block the event loop; waiting for the lock is done by `begin`, asleep.
  connection.pragma('busy_timeout = 0');
  connection.pragma(`synchronous = ${synchronous}`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('cache_size = -65536');
  connection.pragma('mmap_size = 268435456');
  connection.pragma('temp_store = MEMORY');
  for (const [name, change] of Object.entries({ fold, digits })) {
    connection.function(name, { deterministic: true }, (text: unknown) =>
      text === null ? null : change(String(text)),
    );
  }
  return connection;
}

function statementsOf(connection: BetterSqlite3.Database) {
  const db = drizzle(connection);
  const prepared = new Map<string, Prepared<never>>();
  return {
    dialect: 'sqlite' as const,
    sql: db as unknown as Sql,
    tables: sqliteTables as Tables,
    rows: async <Row>(query: Parameters<typeof db.all>[0]) => db.all<Row>(query),
    run: async (query: Parameters<typeof db.run>[0]) => void db.run(query),
    prepared<Row>(key: string, build: (sql: Sql, tables: Tables) => { prepare(): unknown }): Prepared<Row> {
      const known = prepared.get(key);
      if (known) return known as Prepared<Row>;
      const fresh = build(db as unknown as Sql, sqliteTables as Tables).prepare() as Prepared<Row>;
      prepared.set(key, fresh as Prepared<never>);
      return fresh;
    },
  };
}

/**
 * One writing connection behind a queue, one reading connection beside it (WAL: readers never wait).
 * better-sqlite3 refuses async callbacks in its own transactions, and a BEGIN on a shared connection would swallow the
 * writes of other requests; hence the queue. A second writing connection would block the event loop.
 */
export function openSqlite({ url, synchronous = 'full', onQuery }: DatabaseOptions): Database {
  const path = sqlitePath(url);
  const writer = connectSqlite(path, synchronous);
  // An import touches every page: mapped ones would count as the process's memory, 133 MB at 200,000 people, for no gain.
  writer.pragma('mmap_size = 0');
  const reader = connectSqlite(path, synchronous);
  reader.pragma('query_only = ON');
  const { ino: inode } = statSync(path);
  const reading = statementsOf(reader);
  const writing = statementsOf(writer);
  const inTransaction = new AsyncLocalStorage<true>();
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function begin(): Promise<void> {
    const deadline = performance.now() + beginTimeoutMs;
    for (;;) {
      try {
        writer.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline) throw new DatabaseBusyError('another process is writing', { cause: error });
        await sleep(10 + Math.random() * 20);
      }
    }
  }

  async function perform<T>(bound: object, work: (tx: never) => Promise<T>): Promise<T> {
    const tasks: (() => void)[] = [];
    let savepoints = 0;
    const tx = {
      ...writing,
      ...bound,
      kind: 'transaction',
      afterCommit: (task: () => void) => void tasks.push(task),
      async savepoint<Result>(inner: () => Promise<Result>): Promise<Result> {
        const name = `s${++savepoints}`;
        writer.exec(`SAVEPOINT ${name}`);
        try {
          const value = await inner();
          writer.exec(`RELEASE ${name}`);
          return value;
        } catch (error) {
          if (writer.inTransaction) writer.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
          throw error;
        }
      },
    };
    await begin();
    let value: T;
    try {
      value = await inTransaction.run(true, () => work(tx as never));
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw error;
    }
    for (const task of tasks) task();
    return value;
  }

  function access(bound: object): Access<never, never> {
    return {
      read: (name, work) =>
        measure(onQuery, name, 'read', () => work({ ...reading, ...bound, kind: 'reader' } as never)),
      transaction: (name, work) => {
        if (inTransaction.getStore()) {
          return Promise.reject(new NestedTransactionError(`${name}: use the transaction at hand, or its savepoint()`));
        }
        waiting += 1;
        const turn = tail.then(() => {
          waiting -= 1;
          return measure(onQuery, name, 'transaction', () => perform(bound, work));
        });
        tail = turn.catch(() => undefined);
        return turn;
      },
    };
  }

  return {
    dialect: 'sqlite',
    system: access({ system: true }),
    forTenant: (tenantId: TenantId) => ({ tenantId, ...access({ tenantId }) }),
    async check() {
      reader.prepare('select 1').get();
      // What is written to a file that was moved away or replaced is lost with it, and SQLite does not notice.
      const now = statSync(path, { throwIfNoEntry: false });
      if (now?.ino !== inode) throw new Error('the database file was moved, replaced or deleted while in use');
    },
    use: () => ({ open: 2, idle: writer.inTransaction ? 1 : 2, waiting }),
    async close() {
      await tail;
      reader.close();
      writer.close();
    },
  };
}
