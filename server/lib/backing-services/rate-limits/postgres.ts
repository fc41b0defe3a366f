import type { Database } from '@db/database';
import { executePostgres, type PostgresStatement } from '@db/open-postgres';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { type Counter, counterOptions, type Rule } from './limits';

/** Counts in the table `rate_limits`, for all processes together. Expired rows are swept by the driver. */
export const postgresCounter =
  (database: () => Database) =>
  (name: string, rule: Rule): Counter =>
    new RateLimiterPostgres({
      ...counterOptions(name, rule),
      storeClient: { query: (statement: PostgresStatement) => executePostgres(database(), statement) },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
