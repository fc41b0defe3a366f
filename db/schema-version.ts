import { sql } from 'drizzle-orm';
import type { Database } from './database';

/** Id of the last applied migration, or undefined when none was. @throws what the driver throws when it is away. */
export async function appliedVersion(database: Database): Promise<string | undefined> {
  try {
    const rows = await database.system.read('schema.version', (db) =>
      db.rows<{ id: string }>(sql`select id from schema_migrations order by id desc limit 1`),
    );
    return rows[0]?.id;
  } catch (error) {
    if (isMissingTable(error)) return undefined;
    throw error;
  }
}

const isMissingTable = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (/no such table/.test(at.message) || ('code' in at && (at.code === '42P01' || at.code === '22023'))) return true;
    // The app role does not exist before the first migration: 22023 "role does not exist".
  }
  return false;
};
