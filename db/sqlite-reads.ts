import type BetterSqlite3 from 'better-sqlite3';
import type { SQL, TablesRelationalConfig } from 'drizzle-orm';
import { BaseSQLiteDatabase, SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { type AsyncRemoteCallback, SQLiteRemoteSession } from 'drizzle-orm/sqlite-proxy';
import type { Prepared, Sql } from './database';
import type { ReadingThreads } from './reading-threads';
import { sqliteTables } from './schema.sqlite';
import { planReader } from './sqlite-plans';
import type { Question } from './sqlite-questions';
import type { Tables } from './tables';

/** Up to here no statement is long: a scan of all of it takes under 10 ms, and a small installation needs no thread. */
const smallBytes = 4_000_000;
const sizeKeptMs = 1_000;

/** What took this long may not take the last free thread when it is asked again. */
const slowMs = 100;

/** Texts of statements made for one request whose place is remembered; filters make ever new ones. */
const placesKept = 500;

/** Where a statement runs. `hot` is its prepared form, where it may run on the event loop again and again. */
type Place = { isAside: boolean; isSlow: boolean; hot?: BetterSqlite3.Statement };

const dialect = new SQLiteAsyncDialect();

type NoTables = Record<string, never>;

/** Drizzle on two callbacks: one for what is prepared once, one for what is built for a request. */
class ReadingSession extends SQLiteRemoteSession<NoTables, TablesRelationalConfig> {
  readonly #built: SQLiteRemoteSession<NoTables, TablesRelationalConfig>;

  constructor(prepared: AsyncRemoteCallback, built: AsyncRemoteCallback) {
    super(prepared, dialect, undefined);
    this.#built = new SQLiteRemoteSession(built, dialect, undefined);
  }

  override prepareOneTimeQuery(
    ...query: Parameters<SQLiteRemoteSession<NoTables, TablesRelationalConfig>['prepareQuery']>
  ) {
    return this.#built.prepareQuery(...query);
  }
}

/** True while the file is small. A file that has grown is not asked again. */
function sizeWatch(connection: BetterSqlite3.Database): () => boolean {
  const pageSize = Number(connection.pragma('page_size', { simple: true }));
  let isSmall = true;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (isSmall && now - askedAt > sizeKeptMs) {
      askedAt = now;
      isSmall = Number(connection.pragma('page_count', { simple: true })) * pageSize < smallBytes;
    }
    return isSmall;
  };
}

/**
 * The statements of a reader. One that is known to be short runs on the event loop, on `connection`, which costs least;
 * any other goes to a thread. A trusted statement (prepared once, or of the system's own tables) is short unless it
 * looks at a whole workspace or table; one with a filter of somebody's is short only if it looks up rows by their keys.
 */
export function sqliteReads(connection: BetterSqlite3.Database, threads: ReadingThreads) {
  const reachOf = planReader(connection);
  const isSmall = sizeWatch(connection);
  const trustedPlaces = new Map<string, Place>();
  const builtPlaces = new Map<string, Place>();

  function placeOf(text: string, values: readonly unknown[], isTrusted: boolean): Place {
    const places = isTrusted ? trustedPlaces : builtPlaces;
    let place = places.get(text);
    if (!place) {
      const reach = reachOf(text, values);
      place = { isAside: isTrusted ? reach === 'all' : reach !== 'rows', isSlow: false };
      const [oldest] = places.keys();
      if (!isTrusted && places.size >= placesKept && oldest !== undefined) places.delete(oldest);
      places.set(text, place);
    }
    return place;
  }

  async function ask(question: Question, isTrusted: boolean): Promise<unknown[]> {
    const { text, values, rows } = question;
    const place = placeOf(text, values, isTrusted);
    if (place.isAside && !isSmall()) {
      const start = performance.now();
      try {
        return await threads.ask(question, place.isSlow);
      } finally {
        place.isSlow = performance.now() - start > slowMs;
      }
    }
    const statement = place.hot ?? connection.prepare(text);
    if (isTrusted) place.hot = statement;
    return statement.raw(rows === 'arrays').all(...values);
  }

  const callback =
    (isTrusted: boolean): AsyncRemoteCallback =>
    async (text, values, method) => {
      if (method === 'run') return { rows: [connection.prepare(text).run(...values)] };
      const rows = await ask({ text, values, rows: 'arrays' }, isTrusted);
      return { rows: method === 'get' ? (rows[0] as unknown[]) : rows };
    };

  function statements(isTrusted: boolean) {
    const session = new ReadingSession(callback(true), callback(isTrusted));
    const db = new BaseSQLiteDatabase('async', dialect, session, undefined) as unknown as Sql;
    const prepared = new Map<string, Prepared<never>>();
    const rowsOf = <Row>(query: SQL) => {
      const { sql: text, params: values } = dialect.sqlToQuery(query);
      return ask({ text, values, rows: 'objects' }, isTrusted) as Promise<Row[]>;
    };
    return {
      dialect: 'sqlite' as const,
      sql: db,
      tables: sqliteTables as Tables,
      rows: rowsOf,
      run: async (query: SQL) => void (await rowsOf(query)),
      prepared<Row>(key: string, build: (sql: Sql, tables: Tables) => { prepare(): unknown }): Prepared<Row> {
        const known = prepared.get(key);
        if (known) return known as Prepared<Row>;
        const fresh = build(db, sqliteTables as Tables).prepare() as Prepared<Row>;
        prepared.set(key, fresh as Prepared<never>);
        return fresh;
      },
    };
  }

  return { ofSystem: statements(true), ofTenant: statements(false) };
}
