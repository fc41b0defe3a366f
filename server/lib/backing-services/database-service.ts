import type { Database, QueryEvent } from '@db/database';
import { openDatabase } from '@db/open-database';
import type { ConfigGroups } from '../config';
import type { BackingService } from './types';

export type DatabaseService = BackingService & {
  /** Undefined until it is open. */
  readonly current: Database | undefined;
};

/** The one service nothing works without. `onQuery` is told of every read and transaction, by name. */
export function databaseService(
  config: ConfigGroups['database'],
  onQuery?: (event: QueryEvent) => void,
): DatabaseService {
  let database: Database | undefined;

  return {
    name: 'database',
    kind: config.kind,
    required: true,
    remote: config.kind === 'postgres',
    get current() {
      return database;
    },
    async start() {
      database ??= await openDatabase({ ...config, ...(onQuery ? { onQuery } : {}) });
      await database.check();
    },
    async check() {
      if (!database) throw new Error('the database is not open');
      await database.check();
    },
    async stop() {
      await database?.close();
      database = undefined;
    },
  };
}
