import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMismatch } from './check-manifest.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crm-flow-manifest-'));
  await writeFile(join(folder, 'main one.js'), 'code');
  const sha256 = createHash('sha256').update('code').digest('hex');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ files: { 'main one.js': { bytes: 4, sha256 } } }));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const check = () => findMismatch(pathToFileURL(`${folder}/`));

test('a release as it was built matches', async () => {
  expect(await check()).toBeUndefined();
});

test('a changed, a longer and a missing file are each named', async () => {
  await writeFile(join(folder, 'main one.js'), 'cod3');
  expect(await check()).toBe('main one.js was changed');
  await writeFile(join(folder, 'main one.js'), 'code and more');
  expect(await check()).toBe('main one.js has 13 bytes and not 4');
  await rm(join(folder, 'main one.js'));
  expect(await check()).toBe('main one.js is missing');
});
