import { shippedVersion } from '@db/migrate';
import { appliedVersion } from '@db/schema-version';
import type { AppServices } from '../trpc/context';

/** Id of the schema the database is at. */
export const schemaVersion = ({ database }: Pick<AppServices, 'database'>): Promise<string | undefined> =>
  appliedVersion(database);

/**
 * Whether requests may be sent here: the database answers and its schema is this release's.
 * @throws Error which says what is missing
 */
export async function readiness(app: Pick<AppServices, 'database'>): Promise<void> {
  const [applied, shipped] = [await schemaVersion(app), shippedVersion(app.database.dialect)];
  if (applied !== shipped) throw new Error(`the schema is at ${applied ?? 'nothing'}, this release needs ${shipped}`);
}
