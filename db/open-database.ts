import type { Database, DatabaseOptions } from './database';

/** Opens the database that the URL names: `file:` is SQLite, `postgres:` is Postgres. The other driver is not loaded. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url.startsWith('file:')) {
    const { openSqlite } = await import('./open-sqlite');
    return openSqlite(options);
  }
  const { openPostgres } = await import('./open-postgres');
  return openPostgres(options);
}

/** Path of the file behind a `file:` URL; `file:./x` and `file:/x` both work. */
export const sqlitePath = (url: string): string => decodeURIComponent(url.replace(/^file:(\/\/(?=\/))?/, ''));
