import { describe, expect, test } from 'vitest';
import { type LineFormat, maxLineBytes } from './lines';
import { createLogger, type LoggerOptions } from './logger';

function recorder(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const base = { service: 'crm-flow', process: 'web', build: 'b1' };
  const logger = createLogger({ level: 'debug', format: 'json', base, write: (line) => lines.push(line), ...options });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('a line', () => {
  test('carries time, level, message, service, process and build, then its own fields', () => {
    const { logger, lines, last } = recorder();
    logger.info('User logged in', { userId: '123', tenantId: 'abc', ip: '192.168.1.1' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"info","msg":"User logged in",.*\}\n$/,
    );
    expect(last()).toMatchObject({
      service: 'crm-flow',
      process: 'web',
      build: 'b1',
      userId: '123',
      tenantId: 'abc',
      ip: '192.168.1.1',
    });
  });

  test('of a child carries what its parents know', () => {
    const { logger, last } = recorder();
    const child = logger.child({ requestId: 'r1' }).child({ procedure: 'people.get' });
    child.warn('odd', { requestId: 'r2' });
    expect(last()).toMatchObject({ requestId: 'r2', procedure: 'people.get', level: 'warn' });
    logger.info('parent');
    expect(last()).not.toHaveProperty('procedure');
  });

  test('below the level is not written', () => {
    const { logger, lines } = recorder({ level: 'warn' });
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.child({ x: 1 }).error('d');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['c', 'd']);
  });

  test('takes a field that is called like one of ours beside it', () => {
    const { logger, last } = recorder();
    logger.info('mine', { level: 'error', msg: 'forged', time: 'never', service: 'x', message: 'y', stack: 'z' });
    expect(last()).toMatchObject({
      level: 'info',
      msg: 'mine',
      service: 'crm-flow',
      level_: 'error',
      msg_: 'forged',
      message: 'y',
      stack: 'z',
    });
  });

  test('in the simple format is for eyes', () => {
    const { logger, lines } = recorder({ format: 'simple' });
    logger.info('listening', { port: 3000, host: '127.0.0.1', why: 'two words' });
    expect(lines[0]).toMatch(/^\S+Z INFO {2}web listening port=3000 host=127\.0\.0\.1 why="two words"\n$/);
  });
});

describe('values of every kind', () => {
  const circular: Record<string, unknown> = { name: 'loop' };
  circular.self = circular;
  const throwing = {
    get boom() {
      throw new Error('no');
    },
  };
  const shared = { id: 1 };

  test.each<[string, unknown, unknown]>([
    ['a bigint', 12n, '12'],
    ['not a number', Number.NaN, 'NaN'],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['no date', new Date('x'), 'Invalid Date'],
    ['a circle', circular, { name: 'loop', self: '[circular]' }],
    ['the same thing twice', [shared, shared], [{ id: 1 }, { id: 1 }]],
    ['a getter that throws', throwing, '[unreadable]'],
    ['a buffer', Buffer.from('abc'), '[3 bytes]'],
    ['a set', new Set([1, 2]), [1, 2]],
    ['a function', function named() {}, '[function named]'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['null', null, null],
    ['something deep', { a: { b: { c: { d: { e: { f: 1 } } } } } }, { a: { b: { c: { d: '[object]' } } } }],
    ['a long list', Array.from({ length: 60 }, (_, i) => i), [...Array.from({ length: 50 }, (_, i) => i), '[10 more]']],
  ])('%s', (_title, value, expected) => {
    const { logger, last } = recorder();
    logger.info('value', { value });
    expect(last().value).toEqual(expected);
  });

  test('an error with its stack and causes', () => {
    const { logger, last } = recorder();
    logger.error('failed', { error: new TypeError('outer', { cause: new RangeError('inner') }) });
    expect(last().error).toMatchObject({
      name: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('logger.test.ts'),
      cause: { name: 'RangeError', message: 'inner' },
    });
  });

  test('a key called __proto__ stays a key', () => {
    const { logger, lines } = recorder();
    logger.info('odd', JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>);
    expect(lines[0]).toContain('"__proto__":{"polluted":true}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('nothing that comes in can forge a line', () => {
  const ends = {
    LF: '\n',
    CR: '\r',
    CRLF: '\r\n',
    ESC: '\u001b[2K',
    LS: '\u2028',
    PS: '\u2029',
    NEL: '\u0085',
    VT: '\u000b',
    RLO: '\u202e',
    NUL: '\0',
  };
  const forged = '{"time":"2026-01-01T00:00:00.000Z","level":"error","msg":"forged"}';
  const cases = Object.entries(ends).flatMap(([name, end]) =>
    (['json', 'simple'] as const).map((format): [string, LineFormat, string] => [name, format, end]),
  );

  test.each(cases)('%s in %s', (_name, format, end) => {
    const { logger, lines } = recorder({ format });
    const text = `before${end}${forged}`;
    logger.info(text);
    logger.info('value', { value: text, [text]: 1, list: [text] });
    logger.child({ requestId: text }).info('context');
    for (const line of lines) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
      expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
      expect(line.endsWith('\n')).toBe(true);
    }
    if (format === 'json') expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'info', 'info']);
  });

  test('a stack in the simple format cannot start a line of its own', () => {
    const { logger, lines } = recorder({ format: 'simple' });
    logger.error('failed', { error: new Error(`x\n${forged}`) });
    const [, ...below] = lines.join('').trimEnd().split('\n');
    expect(below.length).toBeGreaterThan(1);
    expect(below.every((line) => line.startsWith('    | '))).toBe(true);
  });
});

describe('length', () => {
  const long = 'Grüße aus Zürich. '.repeat(5000);
  test.each<[string, string, Record<string, unknown>]>([
    ['a long message', long, {}],
    ['a message of escapes', '\u0001'.repeat(9000), {}],
    ['a long value', 'short', { value: long }],
    ['many values', 'short', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`key${i}`, long]))],
    ['many long keys', 'short', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [long + i, i]))],
    [
      'wide and deep',
      'short',
      { a: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ({ b: long }))) },
    ],
    ['a long error', 'short', { error: new Error(long) }],
  ])('%s stays within the limit', (_title, message, fields) => {
    for (const format of ['json', 'simple'] as const) {
      const { logger, lines } = recorder({ format });
      logger.child({ requestId: 'r1' }).info(message, fields);
      expect(lines).toHaveLength(1);
      expect(Buffer.byteLength(lines[0] ?? '')).toBeLessThanOrEqual(maxLineBytes);
      if (format === 'json') expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', service: 'crm-flow' });
    }
  });

  test('what was cut is marked, and the small facts stay', () => {
    const { logger, last } = recorder();
    logger.info('imported', { requestId: 'r1', parts: Array.from({ length: 50 }, () => long), count: 3 });
    expect(last()).toMatchObject({
      requestId: 'r1',
      count: 3,
      cut: true,
      parts: expect.stringMatching(/^\[\d+ characters\]$/),
    });
  });
});
