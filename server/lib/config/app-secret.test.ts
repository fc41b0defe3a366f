import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureAppSecret } from './app-secret';

let parent: string;
let DATA_DIR: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'app-secret-'));
  DATA_DIR = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

test('a given secret is taken as it is, and nothing is written', async () => {
  expect(await ensureAppSecret({ APP_SECRET: 'given', DATA_DIR })).toBe('given');
  expect(await readdir(parent)).toEqual([]);
});

test('one is made once, kept for this user only, and found again', async () => {
  const made = await ensureAppSecret({ APP_SECRET: undefined, DATA_DIR });
  expect(made).toMatch(/^[\w-]{64}$/);
  expect(await ensureAppSecret({ APP_SECRET: undefined, DATA_DIR })).toBe(made);
  expect((await stat(join(DATA_DIR, 'app-secret'))).mode & 0o777).toBe(0o600);
  expect(await readdir(DATA_DIR)).toEqual(['app-secret']);
});

test('many at once agree', async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, () => ensureAppSecret({ APP_SECRET: undefined, DATA_DIR })),
  );
  expect(new Set(made).size).toBe(1);
});

test('two processes at once agree', async () => {
  const script = `import('${join(import.meta.dirname, 'app-secret.ts')}')
    .then(({ ensureAppSecret }) => ensureAppSecret({ DATA_DIR: process.argv[1] })).then(console.log)`;
  const run = () =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, DATA_DIR], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.on('close', (code) => (code === 0 ? resolve(out.trim()) : reject(new Error(`exit ${code}`))));
    });
  const [first, second] = await Promise.all([run(), run()]);
  expect(first).toMatch(/^[\w-]{64}$/);
  expect(second).toBe(first);
});

test('a damaged file is an error, never silently replaced', async () => {
  await ensureAppSecret({ APP_SECRET: undefined, DATA_DIR });
  await writeFile(join(DATA_DIR, 'app-secret'), 'cut');
  await expect(ensureAppSecret({ APP_SECRET: undefined, DATA_DIR })).rejects.toThrow('damaged');
  expect(await readFile(join(DATA_DIR, 'app-secret'), 'utf8')).toBe('cut');
});
