import { isIP } from 'node:net';
import type { Config } from './config';
import type { SettingName } from './schema';

export type ConfigProblem = { name: string; problem: string; example: string };

type Given = ReadonlySet<SettingName>;
type Rule = { name: SettingName; problem: string; example: string; broken(config: Config, given: Given): boolean };

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
const isHttps = (url: string | undefined): boolean => url?.startsWith('https:') ?? false;
const onLoopback = (url: string | undefined): boolean =>
  url !== undefined && isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));

/** What one variable demands of another. Each is checked on a configuration whose single values are all right. */
const rules: Rule[] = [
  {
    name: 'APP_SECRET',
    problem: 'is required with Postgres, where several processes must share it',
    example: 'APP_SECRET=<output of: openssl rand -base64 48>',
    broken: ({ groups, APP_SECRET }) => groups.database.kind === 'postgres' && !APP_SECRET,
  },
  {
    name: 'DATABASE_OWNER_URL',
    problem: 'is only for Postgres, and DATABASE_URL is an SQLite file',
    example: 'DATABASE_URL=postgres://crm_app:password@db:5432/crm',
    broken: ({ groups, DATABASE_OWNER_URL }) => groups.database.kind === 'sqlite' && Boolean(DATABASE_OWNER_URL),
  },
  {
    name: 'CACHE_URL',
    problem: 'cannot be postgres: while DATABASE_URL is an SQLite file',
    example: 'CACHE_URL=memory:',
    broken: ({ groups }) => groups.database.kind === 'sqlite' && groups.cache.kind === 'postgres',
  },
  {
    name: 'MAIL_FROM',
    problem: 'is required when MAIL_URL is a mail server',
    example: 'MAIL_FROM=CRM Flow <crm@example.com>',
    broken: ({ groups }, given) => groups.mail.kind === 'smtp' && !given.has('MAIL_FROM'),
  },
  {
    // A link in a mail that follows the Host header can be bent by whoever sends the request.
    name: 'APP_URL',
    problem: 'is required when MAIL_URL is a mail server: the links in mails are made from it',
    example: 'APP_URL=https://crm.example.com',
    broken: ({ groups, APP_URL }) => groups.mail.kind === 'smtp' && !APP_URL,
  },
  {
    name: 'SECURE_COOKIES',
    problem: 'cannot be true while APP_URL is http: nobody could sign in',
    example: 'APP_URL=https://crm.example.com',
    broken: ({ SECURE_COOKIES, APP_URL }) =>
      SECURE_COOKIES === 'true' && APP_URL !== undefined && !isHttps(APP_URL) && !onLoopback(APP_URL),
  },
  {
    name: 'SECURE_COOKIES',
    problem: 'cannot be false while APP_URL is https: sessions would travel unprotected',
    example: 'SECURE_COOKIES=auto',
    broken: ({ SECURE_COOKIES, APP_URL }) => SECURE_COOKIES === 'false' && isHttps(APP_URL),
  },
  {
    name: 'OPS_PORT',
    problem: 'must differ from PORT on the same address',
    example: 'OPS_PORT=9090',
    broken: ({ PORT, HOST, OPS_PORT, OPS_HOST, UNIX_SOCKET }) =>
      OPS_PORT === PORT && PORT !== 0 && OPS_HOST === HOST && UNIX_SOCKET === undefined,
  },
  {
    name: 'SHUTDOWN_TIMEOUT_MS',
    problem: 'must be longer than SHUTDOWN_DELAY_MS by at least 500',
    example: 'SHUTDOWN_TIMEOUT_MS=25000',
    broken: ({ SHUTDOWN_DELAY_MS, SHUTDOWN_TIMEOUT_MS }) => SHUTDOWN_TIMEOUT_MS < SHUTDOWN_DELAY_MS + 500,
  },
];

/** Odd, but no reason to refuse the start. */
const advice: Rule[] = [
  {
    name: 'APP_URL',
    problem: 'is not set while other machines can reach HOST: links then follow the Host header of each request',
    example: 'APP_URL=https://crm.example.com',
    broken: ({ HOST, APP_URL, UNIX_SOCKET }) => !isLoopback(HOST) && !UNIX_SOCKET && !APP_URL,
  },
  {
    name: 'CACHE_URL',
    problem: 'is memory: on Postgres: rate limits and live updates then hold for one process only',
    example: 'CACHE_URL=postgres:',
    broken: ({ groups }) => groups.database.kind === 'postgres' && groups.cache.kind === 'memory',
  },
];

const check = (list: Rule[], config: Config, given: Given): ConfigProblem[] =>
  list.filter((rule) => rule.broken(config, given)).map(({ name, problem, example }) => ({ name, problem, example }));

export const brokenRules = (config: Config, given: Given) => check(rules, config, given);
export const adviceFor = (config: Config, given: Given) => check(advice, config, given);
