import { type Migration, readMigrations } from './migration-files';

export type MigrateResult = { applied: string[]; version: string };
export type MigrateLog = { info(message: string, fields?: Record<string, unknown>): void };

/** What a database remembers of the migrations it had; `id` sorts as they were applied. */
export const stateTable =
  'CREATE TABLE IF NOT EXISTS schema_migrations (id text PRIMARY KEY, hash text NOT NULL, applied_at text NOT NULL)';
export const stateQuery = 'SELECT id, hash FROM schema_migrations ORDER BY id';

/**
 * Brings the schema up to this release, under a lock: of several at once exactly one applies, the others find nothing
 * to do. The state is read under the lock. Killed half-way, the schema is wholly at one migration or the next.
 * @param url `file:` or `postgres:`; on Postgres a role that may create tables (the owner).
 * @throws MigrationRefusedError when applied and shipped migrations do not fit together.
 */
export async function migrate({ url, log }: { url: string; log?: MigrateLog }): Promise<MigrateResult> {
  if (url.startsWith('file:')) return (await import('./migrate-sqlite')).migrateSqlite(url, log);
  return (await import('./migrate-postgres')).migratePostgres(url, log);
}

/** The last migration that this release ships. */
export const shippedVersion = (dialect: 'sqlite' | 'postgres'): string => readMigrations(dialect).at(-1)?.id ?? '';

export const resultOf = (shipped: readonly Migration[], pending: readonly Migration[]): MigrateResult => ({
  applied: pending.map(({ id }) => id),
  version: shipped.at(-1)?.id ?? '',
});
