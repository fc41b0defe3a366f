import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { TenantId } from './ids';
import type { Tables } from './tables';

/** Drizzle's builders, the same for both databases. Always `await` them; `.get()/.all()/.run()` exist on one only. */
export type Sql = Pick<
  BaseSQLiteDatabase<'async', unknown, Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with' | '$count'
>;

export type Prepared<Row> = { execute(values?: Record<string, unknown>): Promise<Row[]> };

type Statements = {
  readonly dialect: 'sqlite' | 'postgres';
  readonly sql: Sql;
  readonly tables: Tables;
  /** Runs a whole statement. Numbers and text are alike on both databases, days are text, instants milliseconds; flags differ. */
  rows<Row>(query: SQL): Promise<Row[]>;
  /** Runs a statement without rows, e.g. a write to a full-text table. */
  run(query: SQL): Promise<void>;
  /**
   * A query built and prepared once a connection under `key`; use `sql.placeholder('name')` for what varies.
   * Two different queries must never share a key.
   */
  prepared<Row>(key: string, build: (sql: Sql, tables: Tables) => { prepare(name?: string): unknown }): Prepared<Row>;
};

type Writing = {
  readonly kind: 'transaction';
  /** Runs `work`; when it throws, only what it wrote is rolled back. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Called after the commit, in order; not called after a rollback. Must not throw. */
  afterCommit(task: () => void): void;
};

/** Reads of one tenant. */
export type Reader = Statements & { readonly kind: 'reader' | 'transaction'; readonly tenantId: TenantId };
/** Writes of one tenant, all or nothing. */
export type Transaction = Reader & Writing;

/** Reads where no tenant is known yet: identity, memberships, invitations. Record tables give it no rows on Postgres. */
export type SystemReader = Statements & { readonly kind: 'reader' | 'transaction'; readonly system: true };
export type SystemTransaction = SystemReader & Writing;

/**
 * `name` names the work in metrics and in the log of slow queries, e.g. 'people.list'.
 * A transaction inside a transaction is refused: on SQLite it would wait for itself. No network call belongs inside.
 * @throws DatabaseBusyError when the writer could not begin in time.
 */
export type Access<R, T> = {
  read<Result>(name: string, work: (db: R) => Promise<Result>): Promise<Result>;
  transaction<Result>(name: string, work: (tx: T) => Promise<Result>): Promise<Result>;
};

export type TenantDatabase = Access<Reader, Transaction> & { readonly tenantId: TenantId };

export type QueryEvent = { name: string; kind: 'read' | 'transaction'; ms: number; ok: boolean };

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly system: Access<SystemReader, SystemTransaction>;
  forTenant(tenantId: TenantId): TenantDatabase;
  /** Asks the database for one row. @throws what the driver throws. */
  check(): Promise<void>;
  /** Connections in use and waiting, for metrics. */
  use(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export type DatabaseOptions = {
  url: string;
  /** Postgres: connections of this process. */
  poolMax?: number;
  /** How long a statement may take; on SQLite a read that runs on a thread, and its wait for one. */
  statementTimeoutMs?: number;
  /** Postgres: how long to wait for a connection, a lock, and for a transaction that does nothing. */
  connectTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleTransactionTimeoutMs?: number;
  /** SQLite: 'full' syncs at every commit; 'normal' may lose the last commits on power loss. */
  synchronous?: 'full' | 'normal';
  onQuery?: (event: QueryEvent) => void;
};
