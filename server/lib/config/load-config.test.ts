import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { secretValuesOf } from './config';
import { explainProblems } from './explain-problems';
import { type EnvironmentText, loadConfig } from './load-config';

const secret = 'x'.repeat(40);
const postgres = { DATABASE_URL: 'postgres://crm_app:hunter2hunter2@db:5432/crm', APP_SECRET: secret };

function load(env: EnvironmentText) {
  const result = loadConfig(env);
  if (!result.ok) throw new Error(explainProblems(result.problems));
  return result;
}
function problemsOf(env: EnvironmentText): string[] {
  const result = loadConfig(env);
  return result.ok ? [] : result.problems.map(({ name }) => name);
}

describe('defaults', () => {
  test('an empty environment is a working embedded start', () => {
    const { config, warnings } = load({});
    expect(config.PORT).toBe(3000);
    expect(config.groups.database).toMatchObject({ kind: 'sqlite', file: './data/crm-flow.sqlite' });
    expect(config.groups.mail).toMatchObject({ kind: 'outbox', folder: './data/outbox' });
    expect(config.groups.cache).toEqual({ kind: 'memory' });
    expect(config.groups.blobs).toEqual({ kind: 'disk', folder: './data/blobs' });
    expect(warnings).toEqual([]);
  });

  test.each(['', ' ', '\t'])('a variable of blanks (%j) counts as unset', (blank) => {
    expect(load({ PORT: blank, APP_SECRET: blank, DATABASE_URL: blank }).config).toMatchObject({
      PORT: 3000,
      DATABASE_URL: 'file:./data/crm-flow.sqlite',
    });
  });

  test('what follows from DATA_DIR follows it', () => {
    const { groups } = load({ DATA_DIR: '/srv/crm' }).config;
    expect(groups.database).toMatchObject({ file: '/srv/crm/crm-flow.sqlite' });
    expect(groups.blobs.folder).toBe('/srv/crm/blobs');
  });
});

describe('kinds by URL scheme', () => {
  test.each<[EnvironmentText, string, object]>([
    [{ DATABASE_URL: 'file:/tmp/a.sqlite' }, 'database', { kind: 'sqlite', file: '/tmp/a.sqlite' }],
    [{ DATABASE_URL: 'file:///tmp/a.sqlite' }, 'database', { kind: 'sqlite', file: '/tmp/a.sqlite' }],
    [postgres, 'database', { kind: 'postgres', ownerUrl: postgres.DATABASE_URL, lockTimeoutMs: 2000 }],
    [{ ...postgres, DATABASE_URL: 'postgresql:///crm?host=/run/postgresql' }, 'database', { kind: 'postgres' }],
    [{ ...postgres, DATABASE_OWNER_URL: 'postgres://o@db/crm' }, 'database', { ownerUrl: 'postgres://o@db/crm' }],
    [postgres, 'cache', { kind: 'postgres', url: postgres.DATABASE_URL }],
    [{ CACHE_URL: 'rediss://cache:6380/1' }, 'cache', { kind: 'redis', url: 'rediss://cache:6380/1' }],
    [
      { MAIL_URL: 'smtps://mx.example.com', MAIL_FROM: 'a@example.com', APP_URL: 'https://crm.example.com' },
      'mail',
      { kind: 'smtp', from: 'a@example.com' },
    ],
  ])('%o', (env, group, expected) => {
    expect(load(env).config.groups[group as 'database']).toMatchObject(expected);
  });
});

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', '10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
    ['TRUST_PROXY', 'loopback', ['loopback']],
    ['APP_URL', 'https://crm.example.com/', 'https://crm.example.com'],
    ['DEMO_DATA', 'true', true],
    ['PORT', ' 0 ', 0],
  ])('%s=%s', (name, text, expected) => {
    expect(load({ [name]: text }).config).toHaveProperty(name, expected);
  });

  test.each<[string, string]>([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['HOST', 'two words'],
    ['APP_URL', 'crm.example.com'],
    ['APP_URL', 'ftp://crm.example.com'],
    ['APP_URL', 'https://crm.example.com/base'],
    ['APP_URL', 'https://me:secret@crm.example.com'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['TRUST_PROXY', 'somewhere'],
    ['DATABASE_URL', 'mysql://db/crm'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'postgres:'],
    ['CACHE_URL', 'redis:'],
    ['MAIL_URL', 'smtp'],
    ['MAIL_FROM', 'nobody'],
    ['BLOB_URL', '/srv/files'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
    ['SIGN_UP', 'closed'],
    ['DEMO_DATA', 'yes'],
    ['APP_SECRET', 'short'],
    ['METRICS_TOKEN', 'short'],
    ['SQLITE_SYNCHRONOUS', 'off'],
    ['JOB_CONCURRENCY', '0'],
  ])('%s=%s is refused', (name, text) => {
    const result = loadConfig({ [name]: text });
    expect(result.ok ? [] : result.problems).toEqual([
      { name, problem: expect.stringMatching(/^must /), example: expect.stringContaining(`${name}=`) },
    ]);
  });
});

describe('rules between variables', () => {
  test.each<[string, EnvironmentText, string[]]>([
    ['Postgres needs a shared secret', { DATABASE_URL: postgres.DATABASE_URL }, ['APP_SECRET']],
    ['an owner needs Postgres', { DATABASE_OWNER_URL: 'postgres://o@db/crm' }, ['DATABASE_OWNER_URL']],
    ['a Postgres cache needs Postgres', { CACHE_URL: 'postgres:' }, ['CACHE_URL']],
    ['a mail server needs sender and address', { MAIL_URL: 'smtp://mx' }, ['APP_URL', 'MAIL_FROM']],
    ['secure cookies need https', { SECURE_COOKIES: 'true', APP_URL: 'http://crm.example.com' }, ['SECURE_COOKIES']],
    ['but not on localhost', { SECURE_COOKIES: 'true', APP_URL: 'http://localhost:3000' }, []],
    ['https needs secure cookies', { SECURE_COOKIES: 'false', APP_URL: 'https://a.example' }, ['SECURE_COOKIES']],
    ['two ports', { PORT: '4000', OPS_PORT: '4000' }, ['OPS_PORT']],
    ['two free ports', { PORT: '0', OPS_PORT: '0' }, []],
    ['same port, other address', { PORT: '4000', OPS_PORT: '4000', OPS_HOST: '10.0.0.1' }, []],
    ['leaving', { SHUTDOWN_DELAY_MS: '9000', SHUTDOWN_TIMEOUT_MS: '9000' }, ['SHUTDOWN_TIMEOUT_MS']],
  ])('%s', (_title, env, expected) => {
    expect(problemsOf(env)).toEqual(expected);
  });

  test('all problems come at once, in the order of the documents', () => {
    expect(problemsOf({ LOG_LEVEL: 'loud', PORT: 'abc', DATABASE_URL: 'mysql://db' })).toEqual([
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
    ]);
  });
});

describe('warnings', () => {
  test.each<[EnvironmentText, string, string]>([
    [{ CRM_PORT: '1' }, 'CRM_PORT', 'PORT'],
    [{ CRM_FLOW_DATABSE_URL: 'x' }, 'CRM_FLOW_DATABSE_URL', 'DATABASE_URL'],
    [{ CRM_LOGLEVEL: 'debug' }, 'CRM_LOGLEVEL', 'LOG_LEVEL'],
    [{ HOST: '0.0.0.0' }, 'APP_URL', 'not set'],
    [{ ...postgres, CACHE_URL: 'memory:' }, 'CACHE_URL', 'one process'],
  ])('%o', (env, name, says) => {
    expect(load(env).warnings).toEqual([expect.objectContaining({ name, problem: expect.stringContaining(says) })]);
  });
});

describe('secrets', () => {
  const files: Record<string, string> = { '/run/secrets/app': `${secret}\n`, '/run/secrets/empty': '\n' };
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`ENOENT ${path}`);
    return text;
  };

  test('a file may hold one', () => {
    const result = loadConfig({ APP_SECRET_FILE: '/run/secrets/app' }, readFile);
    expect(result.ok && result.config.APP_SECRET).toBe(secret);
  });

  test.each<[string, EnvironmentText]>([
    ['missing', { APP_SECRET_FILE: '/run/secrets/none' }],
    ['empty', { APP_SECRET_FILE: '/run/secrets/empty' }],
    ['set twice', { APP_SECRET_FILE: '/run/secrets/app', APP_SECRET: secret }],
  ])('a file that is %s is a problem', (_title, env) => {
    const result = loadConfig(env, readFile);
    expect(result.ok ? [] : result.problems.map(({ name }) => name)).toEqual(['APP_SECRET']);
  });

  test('what is no secret has no file', () => {
    expect(loadConfig({ PORT_FILE: '/run/secrets/none' }, readFile).ok).toBe(true);
  });

  const canary = 'canary-canary';
  test.each(['DATABASE_URL', 'DATABASE_OWNER_URL', 'CACHE_URL', 'MAIL_URL', 'APP_SECRET', 'METRICS_TOKEN', 'PORT'])(
    'the report about %s does not quote it',
    (name) => {
      const result = loadConfig({ [name]: canary });
      const report = result.ok ? '' : explainProblems(result.problems);
      expect(report).not.toContain(canary);
      expect(report).toContain(name);
    },
  );

  test('printing the configuration shows none', () => {
    const { config } = load({ ...postgres, METRICS_TOKEN: 'token-token-token' });
    for (const text of [JSON.stringify(config), inspect(config), JSON.stringify({ config })]) {
      expect(text).toContain('[secret]');
      expect(text).not.toMatch(/hunter2|xxxx|token-token/);
    }
    expect(secretValuesOf(config)).toEqual(
      expect.arrayContaining([secret, 'hunter2hunter2', postgres.DATABASE_URL, 'token-token-token']),
    );
  });
});
