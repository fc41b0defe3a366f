import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { digits, fold } from './fold';

const openTimeoutMs = 5_000;

/** True when another connection holds the lock: the same call may succeed later. */
export const isBusy = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');

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

/** @param mayRun throws where the statement is to stop: SQLite comes back to us in our functions only. */
function addFunctions(connection: BetterSqlite3.Database, mayRun: () => void = () => undefined): void {
  for (const [name, change] of Object.entries({ fold, digits })) {
    connection.function(name, { deterministic: true }, (text: unknown) => {
      mayRun();
      return text === null ? null : change(String(text));
    });
  }
}

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
  addFunctions(connection);
  return connection;
}

/**
 * Opens a file that is in use already, for a thread that only reads. Its cache is small: what it reads is mostly read
 * once, and several of them must not weigh on the process.
 * @param mayRun throws when a statement that runs is to stop
 */
export function connectSqliteReader(path: string, mayRun: () => void): BetterSqlite3.Database {
  const connection = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: openTimeoutMs });
  connection.pragma('cache_size = -16384');
  connection.pragma('temp_store = MEMORY');
  addFunctions(connection, mayRun);
  return connection;
}
