import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Migration = { id: string; hash: string; statements: string[] };
export type Applied = { id: string; hash: string };

/** The applied migrations and the shipped ones do not fit together; nothing was changed. */
export class MigrationRefusedError extends Error {
  override name = 'MigrationRefusedError';
}

/** The shipped migrations in their order; the build copies the folder beside the bundle. */
export function readMigrations(dialect: 'sqlite' | 'postgres'): Migration[] {
  const folder = fileURLToPath(new URL(`./migrations/${dialect}/`, import.meta.url));
  const journal = JSON.parse(readFileSync(`${folder}meta/_journal.json`, 'utf8')) as { entries: { tag: string }[] };
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(`${folder}${tag}.sql`, 'utf8').replaceAll('\r\n', '\n');
    return {
      id: tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split('--> statement-breakpoint')
        .map((part) => part.trim())
        .filter(Boolean),
    };
  });
}

/**
 * The migrations still to apply. Refuses what drizzle's own migrator lets pass: a changed file, a file that was merged
 * before an applied one, a database that is newer than this release.
 * @throws MigrationRefusedError
 */
export function pendingMigrations(shipped: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const [position, done] of applied.entries()) {
    const file = shipped[position];
    if (!file) {
      throw new MigrationRefusedError(
        `The database has migration ${done.id}, which this release does not know. Start the newer release, or restore a backup.`,
      );
    }
    if (file.id !== done.id) {
      throw new MigrationRefusedError(
        `Migration ${file.id} comes before the applied ${done.id} but was never applied. Give it a number after the last applied one.`,
      );
    }
    if (file.hash !== done.hash) {
      throw new MigrationRefusedError(
        `Migration ${file.id} was changed after it had been applied. Restore the file and write a new migration.`,
      );
    }
  }
  return shipped.slice(applied.length);
}
