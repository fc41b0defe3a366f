import { describe, expect, test } from 'vitest';
import { createLogger } from './logger';
import { createRedaction } from './redaction';

function linesOf(log: (logger: ReturnType<typeof createLogger>) => void, secrets: string[] = []): string {
  const lines: string[] = [];
  log(createLogger({ level: 'debug', format: 'json', write: (line) => lines.push(line), secrets }));
  return lines.join('');
}

/** Each kind of secret, the key it usually travels under, and the texts in which it turns up by accident. */
const canaries: { kind: string; value: string; key: string; texts?: (value: string) => string[]; known?: true }[] = [
  {
    kind: 'password',
    value: 'correct horse battery staple',
    key: 'password',
    texts: (v) => [`{"password":"${v}"}`, `password="${v}"`],
  },
  {
    kind: 'session id',
    value: 'k3JxP9vQ2mZr8sTuW4yB6nCd',
    key: 'sessionId',
    texts: (v) => [`session ${v} ended`, `better-auth.session_token=${v}.sig; Path=/`],
  },
  {
    kind: 'API key',
    value: 'crm_live_9fK2mQ7xT4vB8nZ1cW6pR3sD',
    key: 'apiKey',
    texts: (v) => [`key ${v} refused`, `GET /api/people?api_key=${v} 401`],
  },
  {
    kind: 'TOTP secret',
    value: 'JBSWY3DPEHPK3PXP',
    key: 'totpSecret',
    texts: (v) => [`otpauth://totp/CRM:a@b.example?secret=${v}&issuer=CRM`, `enrolled with ${v}`],
  },
  { kind: 'recovery code', value: 'aB3dE-9kLm2', key: 'recoveryCodes', texts: (v) => [`used ${v} to sign in`] },
  {
    kind: 'reset token',
    value: 'e7d1b2c3-plain-token',
    key: 'resetToken',
    texts: (v) => [`POST /reset-password/${v} 200`, `http://localhost:3000/reset?token=${v}&x=1`],
  },
  {
    kind: 'invite token',
    value: 'anna-invites-bob-42',
    key: 'inviteToken',
    texts: (v) => [`GET /invitations/${v}`, `opened /join?invite=${v}`],
  },
  {
    kind: 'webhook secret',
    value: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    key: 'webhookSecret',
    texts: (v) => [`signed with ${v}`],
  },
  {
    kind: 'SMTP password',
    value: 'mail-pass-81',
    key: 'smtpPassword',
    texts: (v) => [`cannot reach smtp://robot:${v}@mx.example.com:587`, `AUTH PLAIN ${v} failed`],
    known: true,
  },
  {
    kind: 'database URL',
    value: 'postgres://crm_app:hunter2hunter2@db:5432/crm',
    key: 'databaseUrl',
    texts: (v) => [`connect ${v}: ECONNREFUSED`],
  },
  {
    kind: 'cookie header',
    value: 'theme=dark; sid=abc123; __Host-session=zzz999',
    key: 'cookie',
    texts: (v) => [`Cookie: ${v}`, `{"set-cookie":"${v}"}`],
  },
  {
    kind: 'bearer header',
    value: 'Bearer abcdef.ghijkl',
    key: 'authorization',
    texts: (v) => [`Authorization: ${v}`, `sent ${v} to the api`],
  },
  { kind: 'e-mail body', value: 'Dear Anna, the offer is 12,000.', key: 'html' },
  { kind: 'note text', value: 'Met Bob; he is leaving his wife.', key: 'note' },
  { kind: 'file content', value: 'name,salary\nBob,81000', key: 'content' },
  { kind: 'CSRF token', value: 'csrf-abc-123', key: 'x-csrf-token', texts: (v) => [`csrf=${v}`, `csrfToken: "${v}"`] },
];

test('there are 16 kinds', () => {
  expect(canaries.length).toBe(16);
});

describe.each(canaries)('a $kind', ({ value, key, texts = () => [], known }) => {
  // What must not be found: the whole value, and for a URL also its password.
  const traces = [
    value,
    ...(value.includes('hunter2') ? ['hunter2'] : []),
    ...(key === 'cookie' ? ['zzz999', 'abc123'] : []),
  ];
  const expectClean = (line: string) => {
    expect(line).not.toBe('');
    for (const trace of traces) expect(line).not.toContain(JSON.stringify(trace).slice(1, -1));
  };
  const secrets = known ? [value] : [];

  test('is hidden under its key, at any depth, in lists and in contexts', () => {
    expectClean(linesOf((logger) => logger.info('line', { [key]: value })));
    expectClean(linesOf((logger) => logger.info('line', { [key.toUpperCase()]: value })));
    expectClean(linesOf((logger) => logger.info('line', { request: { headers: [{ [key]: [value] }] } })));
    expectClean(linesOf((logger) => logger.child({ [key]: value }).info('line')));
    expectClean(linesOf((logger) => logger.info('line', { map: new Map([[key, value]]) })));
  });

  test('is hidden in messages, values, errors and their causes', () => {
    for (const text of texts(value)) {
      expectClean(linesOf((logger) => logger.info(text), secrets));
      expectClean(linesOf((logger) => logger.info('line', { detail: text, list: [text] }), secrets));
      expectClean(linesOf((logger) => logger.error('line', { error: new Error(text) }), secrets));
      expectClean(
        linesOf((logger) => logger.error('line', { error: new Error('outer', { cause: new Error(text) }) }), secrets),
      );
    }
  });
});

describe('what libraries quote', () => {
  test.each([
    ['Failed query: insert into "notes" values ($1)\nparams: 7,Met Bob', 'Met Bob'],
    ['duplicate key value: Key (email)=(bob@example.com) already exists.', 'bob@example.com'],
    ['Unexpected token \'M\', "Met Bob" is not valid JSON', 'Met Bob'],
  ])('%s', (text, trace) => {
    expect(linesOf((logger) => logger.error('failed', { error: new Error(text) }))).not.toContain(trace);
  });

  test('only known facts of an error are taken', () => {
    const error = Object.assign(new Error('boom'), { code: '23505', constraint: 'people_email', params: ['Met Bob'] });
    const line = linesOf((logger) => logger.error('failed', { error }));
    expect(line).toContain('"code":"23505","constraint":"people_email"');
    expect(line).not.toContain('Met Bob');
  });
});

describe('what must stay readable', () => {
  const redact = createRedaction();
  test.each([
    'GET /api/people?limit=50&sort=name 200 in 12 ms',
    'listening on http://127.0.0.1:3000',
    '0198c5a2-7b3e-7c11-9d2a-5f0c4a3b2e1d',
    'b667696f5b2c0d9a8e7f6a5b4c3d2e1f0a9b8c7d',
    'people.update ok, version 12',
    'SQLITE_CONSTRAINT_UNIQUE: people.email',
    'at processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '2026-11-24T05:36:00.000Z',
    'applied 0007_people_search.sql',
    'well-known thing: hello-world',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test('numbers and truth values under a content key are counts', () => {
    expect(linesOf((logger) => logger.info('imported', { rows: 1000, notes: 3, body: true }))).toContain(
      '"rows":1000,"notes":3,"body":true',
    );
  });
});

test('long hostile texts are searched in bounded time', () => {
  const hostile = [
    'a.'.repeat(50_000),
    'token'.repeat(20_000),
    '"'.repeat(100_000),
    'A2'.repeat(50_000),
    'http://'.repeat(15_000),
  ];
  // A search that backtracked would run into the test's own limit.
  for (const text of hostile) expect(linesOf((logger) => logger.info(text, { text2: text }))).not.toBe('');
});
