import { AsyncLocalStorage } from 'node:async_hooks';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Access, Database, DatabaseOptions, Prepared, Sql } from './database';
import { DatabaseBusyError, NestedTransactionError } from './errors';
import type { TenantId } from './ids';
import { measure } from './measure';
import { sqlitePath } from './open-database';
import { openReadingThreads } from './reading-threads';
import { sqliteTables } from './schema.sqlite';
import { connectSqlite, isBusy } from './sqlite-connection';
import { sqliteReads } from './sqlite-reads';
import type { Tables } from './tables';

/** How long a writer waits for another process before the caller hears that the database is busy. */
const beginTimeoutMs = 5_000;

/** The statements of the writer: they run where its transaction is, on the event loop. */
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
 * One writing connection behind a queue, one reading connection beside it (WAL: readers never wait), and threads for
 * reads that would block the event loop.
 * better-sqlite3 refuses async callbacks in its own transactions, and a BEGIN on a shared connection would swallow the
 * writes of other requests; hence the queue. A second writing connection would block the event loop.
 */
export function openSqlite({
  url,
  synchronous = 'full',
  statementTimeoutMs = 5_000,
  onQuery,
}: DatabaseOptions): Database {
  const path = sqlitePath(url);
  const writer = connectSqlite(path, synchronous);
  // An import touches every page: mapped ones would count as the process's memory, 133 MB at 200,000 people, for no gain.
  writer.pragma('mmap_size = 0');
  const reader = connectSqlite(path, synchronous);
  reader.pragma('query_only = ON');
  const { ino: inode } = statSync(path);
  const threads = openReadingThreads({ path, statementTimeoutMs });
  const reads = sqliteReads(reader, threads);
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

  function access(bound: object, reading: object): Access<never, never> {
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
    system: access({ system: true }, reads.ofSystem),
    forTenant: (tenantId: TenantId) => ({ tenantId, ...access({ tenantId }, reads.ofTenant) }),
    async check() {
      reader.prepare('select 1').get();
      // What is written to a file that was moved away or replaced is lost with it, and SQLite does not notice.
      const now = statSync(path, { throwIfNoEntry: false });
      if (now?.ino !== inode) throw new Error('the database file was moved, replaced or deleted while in use');
    },
    use() {
      const { open, idle, waiting: reads } = threads.use();
      return { open: 2 + open, idle: (writer.inTransaction ? 1 : 2) + idle, waiting: waiting + reads };
    },
    async close() {
      await tail;
      await threads.close();
      reader.close();
      writer.close();
    },
  };
}
