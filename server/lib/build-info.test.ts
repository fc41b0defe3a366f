import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBuildInfo } from './build-info';

const commit = 'b667696f5b2c0d9a8e7f6a5b4c3d2e1f0a9b8c7d';
let root: string;
const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-info-'));
  put('package.json', '{"version":"1.2.3"}');
  put('server/lib/x', '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inRoot = () => readBuildInfo(join(root, 'server/lib'));

test('a release says what it was built from', () => {
  const written = { build: '20261124-b667696', commit, version: '1.2.3', schemaVersion: '0007' };
  put('server/lib/build-info.json', JSON.stringify(written));
  expect(inRoot()).toEqual(written);
});

test.each<[string, Record<string, string>]>([
  ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${commit}\n` }],
  [
    'a packed branch',
    { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack\n${commit} refs/heads/main\n` },
  ],
  ['a commit', { '.git/HEAD': `${commit}\n` }],
])('a working copy on %s', (_title, files) => {
  for (const [path, text] of Object.entries(files)) put(path, text);
  expect(inRoot()).toEqual({ build: 'dev-b667696f5b2c', commit, version: '1.2.3' });
});

test('a copy without git is honest about it', () => {
  expect(inRoot()).toEqual({ build: 'dev-unknown', commit: 'unknown', version: '1.2.3' });
});
