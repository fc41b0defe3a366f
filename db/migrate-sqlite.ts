import { type MigrateLog, type MigrateResult, resultOf, stateQuery, stateTable } from './migrate';
import { type Applied, pendingMigrations, readMigrations } from './migration-files';
import { sqlitePath } from './open-database';
import { connectSqlite } from './sqlite-connection';

/** One transaction for all that is pending; BEGIN IMMEDIATE is the lock. */
export async function migrateSqlite(url: string, log: MigrateLog | undefined): Promise<MigrateResult> {
  const shipped = readMigrations('sqlite');
  const connection = connectSqlite(sqlitePath(url));
  try {
    connection.pragma('busy_timeout = 30000');
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(stateTable);
      const pending = pendingMigrations(shipped, connection.prepare(stateQuery).all() as Applied[]);
      const record = connection.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?)');
      for (const { id, hash, statements } of pending) {
        for (const statement of statements) connection.exec(statement);
        record.run(id, hash, new Date().toISOString());
        log?.info('migration applied', { migration: id });
      }
      connection.exec('COMMIT');
      return resultOf(shipped, pending);
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  } finally {
    connection.close();
  }
}
