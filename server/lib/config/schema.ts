import * as z from 'zod';
import { choice, flag, origin, resourceUrl, setting, text, trustedProxies, wholeNumber } from './value-types';

const since = '0.1.0';
const day = 24 * 60 * 60 * 1000;

const http = {
  HOST: setting(
    text('must be a host name or an address without spaces', (value) => !/[\s/]/.test(value)).default('127.0.0.1'),
    { since, example: '0.0.0.0', about: 'The address to listen on. 0.0.0.0 is every network of this machine.' },
  ),
  PORT: setting(wholeNumber(0, 65_535).default(3000), {
    since,
    example: '8080',
    about: 'The port of pages and API. 0 takes a free one and prints it.',
  }),
  UNIX_SOCKET: setting(text('must be a path', (value) => value.includes('/')).optional(), {
    since,
    example: '/run/crm-flow/web.sock',
    about: 'A socket file to listen on in place of HOST and PORT.',
  }),
  OPS_PORT: setting(wholeNumber(0, 65_535).optional(), {
    since,
    example: '9090',
    about: 'A second port for health and metrics only, to be kept inside your network.',
  }),
  OPS_HOST: setting(
    text('must be a host name or an address without spaces', (value) => !/[\s/]/.test(value)).optional(),
    {
      since,
      example: '10.0.0.5',
      default: 'HOST',
      about: 'The address of OPS_PORT.',
    },
  ),
  APP_URL: setting(origin().optional(), {
    since,
    example: 'https://crm.example.com',
    default: "the request's own host",
    about: 'The address people type. Links in mails and the check of foreign origins follow it.',
  }),
  TRUST_PROXY: setting(trustedProxies().optional(), {
    since,
    example: '1',
    default: 'none',
    about: 'Which proxies may say X-Forwarded-*: how many stand in front, or their addresses.',
  }),
  BODY_MAX_BYTES: setting(wholeNumber(1024, 64 * 1024 * 1024).default(1024 * 1024), {
    since,
    example: '2097152',
    about: 'The largest request body, uploads apart.',
  }),
  PAGES_FROM: setting(choice(['build', 'source']).default('build'), {
    since,
    example: 'source',
    about: 'build: the built pages. source: compiled as you edit (development).',
  }),
};

const database = {
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
    about: 'Postgres stops a statement after this time.',
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

const storage = {
  DATA_DIR: setting(z.string().default('./data'), {
    since,
    example: '/var/lib/crm-flow',
    about: 'The folder of everything kept on this machine. The folder to back up on SQLite.',
  }),
  BLOB_URL: setting(resourceUrl({ path: ['disk'] }).optional(), {
    since,
    example: 'disk:/srv/crm-files',
    default: 'disk:<DATA_DIR>/blobs',
    about: 'Where uploaded files are kept.',
  }),
  IMPORT_MAX_BYTES: setting(wholeNumber(1024, 8 * 1024 ** 3).default(512 * 1024 * 1024), {
    since,
    example: '104857600',
    about: 'The largest file that may be imported.',
  }),
};

const cache = {
  CACHE_URL: setting(resourceUrl({ bare: ['memory', 'postgres'], host: ['redis', 'rediss'] }).optional(), {
    since,
    secret: true,
    example: 'redis://cache:6379',
    default: 'memory: on SQLite, postgres: on Postgres',
    about: "Cache, rate limits and fan-out: in this process, in the app's own Postgres, or in Redis.",
  }),
};

const mail = {
  MAIL_URL: setting(resourceUrl({ path: ['outbox'], host: ['smtp', 'smtps'] }).optional(), {
    since,
    secret: true,
    example: 'smtp://user:password@mail.example.com:587',
    default: 'outbox:<DATA_DIR>/outbox',
    about: 'How mail leaves: written to a folder, or sent through a mail server (which needs MAIL_FROM and APP_URL).',
  }),
  MAIL_FROM: setting(
    text('must be an address, or a name and an address in <>', (value) =>
      /^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(value),
    ).optional(),
    {
      since,
      example: 'CRM Flow <crm@example.com>',
      default: 'CRM Flow <crm-flow@localhost>',
      about: 'The sender of our mails. Required for a mail server.',
    },
  ),
};

const security = {
  APP_SECRET: setting(text('must have at least 32 characters', (value) => value.length >= 32).optional(), {
    since,
    secret: true,
    example: '<output of: openssl rand -base64 48>',
    default: 'created once in <DATA_DIR>/app-secret on SQLite; required on Postgres',
    about: 'Signs and encrypts. The same for every process; changing it ends all sessions.',
  }),
  SECURE_COOKIES: setting(choice(['auto', 'true', 'false']).default('auto'), {
    since,
    example: 'true',
    about: 'Send cookies over https only. auto: whenever the request came over https.',
  }),
  CSP_MODE: setting(choice(['enforce', 'report-only']).default('enforce'), {
    since,
    example: 'report-only',
    about: 'Whether the content security policy blocks or only reports.',
  }),
  SIGN_UP: setting(choice(['open', 'invitation']).default('open'), {
    since,
    example: 'invitation',
    about: 'Who may create an account: everyone, or invited people only.',
  }),
  SESSION_IDLE_MINUTES: setting(wholeNumber(5, 60 * 24 * 30).default(480), {
    since,
    example: '60',
    about: 'A session ends after this time without use.',
  }),
  SESSION_MAX_DAYS: setting(wholeNumber(1, 90).default(30), {
    since,
    example: '7',
    about: 'A session ends after this time in any case.',
  }),
};

const logging = {
  LOG_LEVEL: setting(choice(['error', 'warn', 'info', 'debug']).default('info'), {
    since,
    example: 'debug',
    about: 'The least important lines to write.',
  }),
  LOG_FORMAT: setting(choice(['json', 'simple']).default('json'), {
    since,
    example: 'simple',
    about: 'json for machines, simple for eyes. Both go to standard output only.',
  }),
  METRICS_TOKEN: setting(text('must have at least 16 characters', (value) => value.length >= 16).optional(), {
    since,
    secret: true,
    example: '<output of: openssl rand -hex 24>',
    about: 'The bearer token that /metrics asks for. Without one, metrics are served on OPS_PORT only.',
  }),
};

const shutdown = {
  SHUTDOWN_DELAY_MS: setting(wholeNumber(0, 60_000).default(0), {
    since,
    example: '5000',
    about: 'Time between "not ready" and closing the port, for a load balancer to notice.',
  }),
  SHUTDOWN_TIMEOUT_MS: setting(wholeNumber(500, day).default(25_000), {
    since,
    example: '60000',
    about: 'The hard limit for leaving, the delay included. Keep it below the limit of your supervisor.',
  }),
};

const jobs = {
  JOB_CONCURRENCY: setting(wholeNumber(1, 100).default(2), {
    since,
    example: '8',
    about: 'Background jobs that one process runs at once.',
  }),
  JOB_POLL_MS: setting(wholeNumber(50, 60_000).default(500), {
    since,
    example: '2000',
    about: 'How often a worker looks for jobs.',
  }),
  JOB_LEASE_SECONDS: setting(wholeNumber(2, 3600).default(10), {
    since,
    example: '30',
    about: 'A worker silent for this long is taken for dead, and its jobs run elsewhere.',
  }),
};

const start = {
  DEMO_DATA: setting(flag().default(false), {
    since,
    example: 'true',
    about: 'Fill an empty database with a living example at first start.',
  }),
};

/** The groups as an operator reads them; the order is the order of the documents. */
export const settingGroups = {
  http: { title: 'Addresses', settings: http },
  database: { title: 'Database', settings: database },
  storage: { title: 'Files', settings: storage },
  cache: { title: 'Cache and fan-out', settings: cache },
  mail: { title: 'Mail', settings: mail },
  security: { title: 'Security and accounts', settings: security },
  logging: { title: 'Logs and metrics', settings: logging },
  shutdown: { title: 'Leaving', settings: shutdown },
  jobs: { title: 'Background jobs', settings: jobs },
  start: { title: 'First start', settings: start },
};

/** Every variable the product reads. An empty text never gets here: it counts as unset. */
export const environmentSchema = z.object({
  ...http,
  ...database,
  ...storage,
  ...cache,
  ...mail,
  ...security,
  ...logging,
  ...shutdown,
  ...jobs,
  ...start,
});

export type Environment = z.output<typeof environmentSchema>;
export type SettingName = keyof Environment;
