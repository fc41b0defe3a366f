import { inspect } from 'node:util';
import { type Environment, environmentSchema, type SettingName, settingGroups } from './schema';
import { settingNotes } from './value-types';

type Derived = 'DATABASE_URL' | 'BLOB_URL' | 'MAIL_URL' | 'MAIL_FROM' | 'CACHE_URL' | 'OPS_HOST';
type Settings = Omit<Environment, Derived> & Record<Derived, string>;

/** Everything an operator may set, read once: each variable by its name, and the same by group with kinds told apart. */
export type Config = Settings & { readonly groups: ConfigGroups };
export type ConfigGroups = ReturnType<typeof groupsOf>;

const pathIn = (url: string): string => url.slice(url.indexOf(':') + 1).replace(/^\/{2,}/, '/');
const schemeOf = (url: string): string => url.slice(0, url.indexOf(':'));
const isPostgres = (url: string): boolean => ['postgres', 'postgresql'].includes(schemeOf(url));

function withDerivedDefaults(environment: Environment): Settings {
  const { DATA_DIR, HOST } = environment;
  const DATABASE_URL = environment.DATABASE_URL ?? `file:${DATA_DIR}/crm-flow.sqlite`;
  return {
    ...environment,
    DATABASE_URL,
    BLOB_URL: environment.BLOB_URL ?? `disk:${DATA_DIR}/blobs`,
    MAIL_URL: environment.MAIL_URL ?? `outbox:${DATA_DIR}/outbox`,
    MAIL_FROM: environment.MAIL_FROM ?? 'CRM Flow <crm-flow@localhost>',
    CACHE_URL: environment.CACHE_URL ?? (isPostgres(DATABASE_URL) ? 'postgres:' : 'memory:'),
    OPS_HOST: environment.OPS_HOST ?? HOST,
  };
}

function databaseGroup(settings: Settings) {
  const { DATABASE_URL: url } = settings;
  if (!isPostgres(url)) {
    return {
      kind: 'sqlite',
      url,
      file: pathIn(url),
      synchronous: settings.SQLITE_SYNCHRONOUS,
      statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
      ...common(settings),
    } as const;
  }
  return {
    kind: 'postgres',
    url,
    ownerUrl: settings.DATABASE_OWNER_URL ?? url,
    poolMax: settings.DATABASE_POOL_MAX,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: settings.DATABASE_LOCK_TIMEOUT_MS,
    idleTransactionTimeoutMs: settings.DATABASE_IDLE_TRANSACTION_TIMEOUT_MS,
    ...common(settings),
  } as const;
}
const common = (settings: Settings) => ({
  slowQueryMs: settings.SLOW_QUERY_MS,
  migrateOnStart: settings.MIGRATE_ON_START,
});

function cacheGroup({ CACHE_URL: url, DATABASE_URL }: Settings) {
  const scheme = schemeOf(url);
  if (scheme === 'memory') return { kind: 'memory' } as const;
  return scheme === 'postgres' ? ({ kind: 'postgres', url: DATABASE_URL } as const) : ({ kind: 'redis', url } as const);
}

function mailGroup({ MAIL_URL: url, MAIL_FROM: from }: Settings) {
  if (schemeOf(url) === 'outbox') return { kind: 'outbox', folder: pathIn(url), from } as const;
  return { kind: 'smtp', url, from } as const;
}

function groupsOf(settings: Settings) {
  return {
    http: {
      host: settings.HOST,
      port: settings.PORT,
      unixSocket: settings.UNIX_SOCKET,
      ops: settings.OPS_PORT === undefined ? undefined : { host: settings.OPS_HOST, port: settings.OPS_PORT },
      appUrl: settings.APP_URL,
      trustProxy: settings.TRUST_PROXY,
      bodyMaxBytes: settings.BODY_MAX_BYTES,
      pagesFrom: settings.PAGES_FROM,
    },
    database: databaseGroup(settings),
    storage: { dataDir: settings.DATA_DIR, importMaxBytes: settings.IMPORT_MAX_BYTES },
    blobs: { kind: 'disk', folder: pathIn(settings.BLOB_URL) } as const,
    cache: cacheGroup(settings),
    mail: mailGroup(settings),
    security: {
      appSecret: settings.APP_SECRET,
      secureCookies: settings.SECURE_COOKIES,
      cspMode: settings.CSP_MODE,
      signUp: settings.SIGN_UP,
      sessionIdleMinutes: settings.SESSION_IDLE_MINUTES,
      sessionMaxDays: settings.SESSION_MAX_DAYS,
    },
    logging: { level: settings.LOG_LEVEL, format: settings.LOG_FORMAT, metricsToken: settings.METRICS_TOKEN },
    shutdown: { delayMs: settings.SHUTDOWN_DELAY_MS, timeoutMs: settings.SHUTDOWN_TIMEOUT_MS },
    jobs: {
      concurrency: settings.JOB_CONCURRENCY,
      pollMs: settings.JOB_POLL_MS,
      leaseSeconds: settings.JOB_LEASE_SECONDS,
    },
    start: { demoData: settings.DEMO_DATA },
  };
}

/** Whether a variable's value must never be shown, and may come from a file. */
export const isSecret = (name: SettingName): boolean =>
  settingNotes.get(environmentSchema.shape[name])?.secret === true;

export const settingNames = Object.values(settingGroups).flatMap(({ settings }) =>
  Object.keys(settings),
) as SettingName[];

/** The configuration with every secret replaced, for people and log lines. */
export function describeConfig(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    settingNames.map((name) => [name, isSecret(name) && config[name] !== undefined ? '[secret]' : config[name]]),
  );
}

/** The parts of the configuration that must never reach a log, a page or an answer: whole values and the passwords in URLs. */
export function secretValuesOf(config: Config): string[] {
  const values = settingNames.filter(isSecret).flatMap((name): string[] => {
    const value = config[name];
    if (typeof value !== 'string') return [];
    if (!value.includes('://')) return name === 'APP_SECRET' || name === 'METRICS_TOKEN' ? [value] : [];
    const { password } = new URL(value);
    return password ? [value, password, decodeURIComponent(password)] : [];
  });
  // A short password would turn up inside ordinary words and make the log unreadable.
  return [...new Set(values)].filter((value) => value.length >= 6);
}

/** Completes a parsed environment. Printing the result, or turning it to JSON, shows no secret. */
export function makeConfig(environment: Environment): Config {
  const settings = withDerivedDefaults(environment);
  const config: Config = { ...settings, groups: groupsOf(settings) };
  const shown = () => describeConfig(config);
  Object.defineProperty(config, 'toJSON', { value: shown });
  Object.defineProperty(config, inspect.custom, { value: shown });
  return Object.freeze(config);
}
