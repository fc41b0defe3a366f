import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceStamp } from '../lib/source-stamp.js';
import { buildName } from './build-info.js';
import { closureOf, copyPackage } from './native-packages.js';
import { thirdPartyNotices } from './notices.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crm-flow-packaging-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: string | object) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('the build name', () => {
  it('names version and commit, and the sources where they differ from the commit', () => {
    const parts = { version: '1.2.3', commit: 'abcdef0123456789', stamp: '99887766554433' };
    expect(buildName({ ...parts, clean: true })).toBe('1.2.3-abcdef0123');
    expect(buildName({ ...parts, clean: false })).toBe('1.2.3-abcdef0123-99887766');
    expect(buildName({ ...parts, commit: 'unknown', clean: false })).toBe('1.2.3-99887766');
  });
});

describe('the source stamp', () => {
  it('changes with any source, by content or by name, and not with tests', async () => {
    await write('app/a.ts', 'one');
    const first = sourceStamp(folder);
    await write('app/a.test.ts', 'a test');
    await write('README.md', 'words');
    expect(sourceStamp(folder)).toBe(first);
    await write('app/a.ts', 'two');
    const second = sourceStamp(folder);
    expect(second).not.toBe(first);
    await write('db/migrations/sqlite/0001.sql', 'create table a (id text)');
    expect(sourceStamp(folder)).not.toBe(second);
  });
});

describe('the packages of a release', () => {
  it('are the native ones with what they need at run time, as installed', async () => {
    await write('node_modules/native/package.json', {
      name: 'native',
      dependencies: { helper: '1', 'node-addon-api': '8' },
      optionalDependencies: { 'native-here': '1', 'native-elsewhere': '1' },
    });
    for (const name of ['helper', 'node-addon-api', 'native-here'])
      await write(`node_modules/${name}/package.json`, { name });
    expect(closureOf(folder, ['native'])).toEqual([
      'node_modules/helper',
      'node_modules/native',
      'node_modules/native-here',
    ]);
    expect(() => closureOf(folder, ['absent'])).toThrow('absent is not installed');
  });

  it('are copied without sources for a compiler and binaries of other platforms', async () => {
    const own = `${process.platform}-${process.arch}.node`;
    const files = [
      'package.json',
      'lib/index.js',
      'src/a.cpp',
      'deps/b.c',
      'binding.gyp',
      `prebuilds/${own}`,
      'prebuilds/other.node',
    ];
    for (const file of files) await write(`from/${file}`, '{}');
    await copyPackage(join(folder, 'from'), join(folder, 'to'));
    const copied = (await readdir(join(folder, 'to'), { recursive: true })).sort();
    expect(copied).toEqual(['lib', 'lib/index.js', 'package.json', 'prebuilds', `prebuilds/${own}`]);
  });

  it('bring their licence texts', async () => {
    await write('node_modules/a/package.json', { name: 'a', version: '1.0.0', license: 'MIT' });
    await write('node_modules/a/LICENSE.md', 'Permission is hereby granted');
    await write('node_modules/b/package.json', { name: 'b', version: '2.0.0' });
    const text = thirdPartyNotices(folder, ['node_modules/a', 'node_modules/b']);
    expect(text).toContain('a 1.0.0 (MIT)\n-------------\n\nPermission is hereby granted');
    expect(text).toContain('b 2.0.0\n-------\n\nNo licence file in the package.');
  });
});
