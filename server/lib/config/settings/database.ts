import { choice, flag, resourceUrl, setting, wholeNumber } from '../value-types';

const since = '0.1.0';

export const database = {
  DATABASE_URL: setting(resourceUrl({ path: ['file'], host: ['postgres', 'postgresql'] }).optional(), {
    since,
    secret: true,
    example: 'postgres://crm_app:password@db:5432/crm',
    default: 'file:<DATA_DIR>/crm-flow.sqlite',
    about: 'The database: an SQLite file or a Postgres server. Nothing else changes with it.',
  }),
  DATABASE_OWNER_URL: setting(resourceUrl({ host: ['postgres', 'postgresql'] }).optional(), {
    since,
    secret: true,
    example: 'postgres://crm_owner:password@db:5432/crm',
    default: 'DATABASE_URL',
    about: 'The account that owns the tables and runs migrations; DATABASE_URL then needs no right to change them.',
  }),
  DATABASE_POOL_MAX: setting(wholeNumber(1, 200).default(10), {
    since,
    example: '20',
    about: 'Postgres connections of one process. Processes × this must stay below the max_connections of the server.',
  }),
  DATABASE_CONNECT_TIMEOUT_MS: setting(wholeNumber(100, 60_000).default(2000), {
    since,
    example: '5000',
    about: 'How long to wait for a Postgres connection.',
  }),
  DATABASE_STATEMENT_TIMEOUT_MS: setting(wholeNumber(100, 600_000).default(5000), {
    since,
    example: '15000',
    about: 'A statement of Postgres, and a long read of SQLite, is stopped after this time.',
  }),
  DATABASE_LOCK_TIMEOUT_MS: setting(wholeNumber(100, 60_000).default(2000), {
    since,
    example: '5000',
    about: 'Postgres gives up waiting for a lock after this time.',
  }),
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: setting(wholeNumber(1000, 600_000).default(10_000), {
    since,
    example: '30000',
    about: 'Postgres ends a transaction that does nothing for this time.',
  }),
  SQLITE_SYNCHRONOUS: setting(choice(['full', 'normal']).default('full'), {
    since,
    example: 'normal',
    about: 'full survives a power cut; normal is faster and may lose the last moments before one.',
  }),
  SLOW_QUERY_MS: setting(wholeNumber(1, 60_000).default(200), {
    since,
    example: '50',
    about: 'A query slower than this is logged with its name.',
  }),
  MIGRATE_ON_START: setting(flag().default(true), {
    since,
    example: 'false',
    about: 'Bring the tables up to date at start. Set false where a release step does it.',
  }),
};
