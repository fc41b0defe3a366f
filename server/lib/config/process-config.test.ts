import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDotEnv } from './dot-env';

const folder = mkdtempSync(join(tmpdir(), 'dot-env-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script beside the real module in a process of its own, with exactly the environment given. */
function run(script: string, env: Record<string, string>) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { NODE_ENV: 'test', PATH: '', ...env },
    encoding: 'utf8',
    cwd: import.meta.dirname,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}
const entry = `
  const { readConfig, exitWithProblems, config } = await import('./index.ts');
  const read = readConfig();
  if (!read.ok) exitWithProblems(read.problems);
  console.log(config.PORT);`;

describe('a process', () => {
  test('leaves with 78 and one report that names everything wrong, without a stack or a secret', () => {
    const secret = 'this-is-a-secret-value';
    const { code, out, err } = run(entry, {
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      APP_SECRET: secret,
      NODE_ENV: 'production',
    });
    expect(code).toBe(78);
    expect(out).toBe('');
    expect(err).toContain('3 settings are wrong');
    for (const name of ['PORT', 'LOG_LEVEL', 'APP_SECRET']) expect(err).toContain(`${name} must `);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err).not.toContain(secret);
  });

  test('starts on its defaults', () => {
    expect(run(entry, {})).toEqual({ code: 0, out: '3000\n', err: '' });
  });

  test('reads nothing at import: a wrong environment hurts only who asks', () => {
    const script = `const { config } = await import('./index.ts'); console.log('imported');
      try { config.PORT } catch (error) { console.log(error.message.split('\\n')[0]) }`;
    expect(run(script, { PORT: 'abc' }).out).toBe('imported\nCRM Flow did not start: 1 setting is wrong.\n');
  });
});

describe('.env', () => {
  const path = join(folder, '.env');
  writeFileSync(path, 'PORT=4001\n# note\nLOG_LEVEL="debug"\nHOST=0.0.0.0\n');

  test('adds what is not set, and never overrides', () => {
    const environment: Record<string, string | undefined> = { PORT: '5000', HOST: '' };
    expect(readDotEnv(path, environment)).toEqual(['LOG_LEVEL']);
    expect(environment).toEqual({ PORT: '5000', HOST: '', LOG_LEVEL: 'debug' });
  });

  test('may be missing', () => {
    expect(readDotEnv(join(folder, 'none'), {})).toEqual([]);
  });

  test('is read only when an entry names it', () => {
    const dotEnv = entry.replace('readConfig()', `readConfig({ dotEnv: ${JSON.stringify(path)} })`);
    expect(run(dotEnv, {}).out).toBe('4001\n');
    expect(run(dotEnv, { PORT: '5000' }).out).toBe('5000\n');
  });
});
