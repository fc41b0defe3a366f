import { describe, expect, it } from 'vitest';
import { checkImports } from './import-rules.js';
import { codeImports, cssImports, packageName } from './imports.js';
import { checkLicences, isAllowed } from './licences.js';
import { checkInstallScripts, checkLock, checkMinimumVersions, isOlder } from './lock-rules.js';
import { readAudit } from './npm-answers.js';

describe('imports of a file', () => {
  it('are found in every form, each with whether it is gone after compilation', () => {
    const text = `
      import express from 'express';
      import type { A } from 'types-only';
      import { type B, type C } from 'also-types';
      import { type D, value } from 'mixed';
      import './own'; import { x } from '@/lib/x'; import { y } from '~/y'; import { z } from '@db/z';
      import { readFile } from 'node:fs/promises'; import path from 'path';
      export { e } from '@scope/reexported/deep';
      const late = await import('late/part');
      const old = require('old');
      type T = import('by-type').T;
      declare module 'augmented' { interface I {} }
      declare module '*.svg' {}
    `;
    expect(codeImports('a.ts', text)).toEqual([
      { name: 'express', typeOnly: false },
      { name: 'types-only', typeOnly: true },
      { name: 'also-types', typeOnly: true },
      { name: 'mixed', typeOnly: false },
      { name: '@scope/reexported', typeOnly: false },
      { name: 'late', typeOnly: false },
      { name: 'old', typeOnly: false },
      { name: 'by-type', typeOnly: true },
      { name: 'augmented', typeOnly: true },
    ]);
  });

  it('include React for JSX, and packages in stylesheets', () => {
    expect(codeImports('a.tsx', 'export const a = <b />;')).toEqual([{ name: 'react', typeOnly: false }]);
    expect(cssImports('@import "tailwindcss"; @import \'./own.css\'; @plugin "@tailwindcss/forms";')).toEqual([
      'tailwindcss',
      '@tailwindcss/forms',
    ]);
  });

  it('name their package by its first part', () => {
    expect(packageName('drizzle-orm/pg-core')).toBe('drizzle-orm');
    expect(packageName('@trpc/server/adapters/express')).toBe('@trpc/server');
    expect(packageName('node:fs')).toBeUndefined();
  });
});

describe('imports against package.json', () => {
  const shipped = { file: 'server/a.ts', production: true, typeOnly: false };
  const test = { file: 'server/a.test.ts', production: false, typeOnly: false };
  const check = (imports: object[], manifest: object, exceptions: object = {}) =>
    checkImports({
      imports,
      manifest,
      usedWithoutImport: {},
      developmentInProduction: [],
      undeclaredTypes: {},
      ...exceptions,
    } as Parameters<typeof checkImports>[0]);

  it('find nothing where both agree', () => {
    const manifest = { dependencies: { pg: '8.0.0' }, devDependencies: { vitest: '5.0.0', '@types/pg': '8.0.0' } };
    expect(
      check(
        [
          { ...shipped, name: 'pg' },
          { ...test, name: 'vitest' },
        ],
        manifest,
      ),
    ).toEqual([]);
  });

  it('find what is undeclared and what is unused', () => {
    expect(check([{ ...shipped, name: 'pg' }], { dependencies: { left: '1.0.0' } })).toEqual([
      'server/a.ts imports pg, which package.json does not declare',
      'left is declared and never imported',
    ]);
  });

  it('find a development package in production code, unless only its types are used or the file is excepted', () => {
    const manifest = { devDependencies: { vite: '6.0.0' } };
    const finding = 'server/a.ts is production code and imports vite, which is a development dependency';
    expect(check([{ ...shipped, name: 'vite' }], manifest)).toEqual([finding]);
    expect(check([{ ...shipped, name: 'vite', typeOnly: true }], manifest)).toEqual([]);
    const excepted = { developmentInProduction: [{ file: 'server/a.ts', name: 'vite' }] };
    expect(check([{ ...shipped, name: 'vite' }], manifest, excepted)).toEqual([]);
  });

  it('find a production package that only tests use', () => {
    expect(check([{ ...test, name: 'pg' }], { dependencies: { pg: '8.0.0' } })).toEqual([
      'pg is a production dependency, and no production code imports it by value',
    ]);
  });

  it('find an exception that is no longer true', () => {
    const exceptions = { usedWithoutImport: { gone: 'it was a tool once' } };
    expect(check([], {}, exceptions)).toEqual(['the exception for gone (used without an import) is no longer true']);
  });
});

describe('the lock file', () => {
  const manifest = { name: 'crm', version: '1.0.0', dependencies: { a: '1.0.0' } };
  const entry = { version: '1.0.0', integrity: 'sha512-abc' };
  const lockOf = (packages: object) => ({ lockfileVersion: 3, packages: { '': manifest, ...packages } });

  it('passes with the same declarations and a hash for every package', () => {
    expect(checkLock(lockOf({ 'node_modules/a': entry }), manifest)).toEqual([]);
  });

  it('does not pass without a hash, with a weak one, or with an address', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { ...entry, integrity: 'sha1-abc' },
      'node_modules/c': { ...entry, resolved: 'https://registry.example/c.tgz' },
    };
    expect(checkLock(lockOf(packages), manifest)).toEqual([
      'a 1.0.0 has no integrity hash',
      'b is pinned by a hash weaker than SHA-512',
      'c names the address it was downloaded from',
    ]);
  });

  it('does not pass where package.json has moved on', () => {
    const moved = { ...manifest, dependencies: { a: '2.0.0' } };
    expect(checkLock(lockOf({}), moved)).toEqual(['package-lock.json has other dependencies than package.json']);
  });

  it('holds no copy below a minimum version, nested ones included', () => {
    const lock = lockOf({
      'node_modules/a': { version: '1.2.9' },
      'node_modules/x/node_modules/a': { version: '1.10.0' },
    });
    expect(checkMinimumVersions(lock, { a: '1.10.0' })).toEqual(['node_modules/a is 1.2.9; 1.10.0 or newer is needed']);
    expect([isOlder('2.0.0', '1.9.9'), isOlder('1.0.0-rc.1', '1.0.0'), isOlder('1.0.0', '1.0.0')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('brings no install script that is not on the list, and none is run', () => {
    const lock = lockOf({
      'node_modules/@db/linux': { ...entry, hasInstallScript: true },
      'node_modules/new': { ...entry, hasInstallScript: true },
    });
    expect(checkInstallScripts(lock, { '@db/*': 'known' }, 'ignore-scripts=true\n')).toEqual([
      'new 1.0.0 brings an install script that nobody has looked at',
    ]);
    expect(checkInstallScripts(lockOf({}), {}, 'ignore-scripts=false')).toEqual([
      '.npmrc does not set ignore-scripts=true',
    ]);
  });
});

describe('licences', () => {
  const allowed = ['MIT', 'Apache-2.0'];

  it('are read as expressions', () => {
    const expressions = [
      'MIT',
      '(MIT OR GPL-2.0)',
      '(GPL-2.0 OR MIT)',
      '(Apache-2.0 AND MIT)',
      '(MIT AND GPL-2.0)',
      'GPL-2.0',
      'MIT)',
    ];
    expect(expressions.map((one) => isAllowed(one, allowed))).toEqual([true, true, true, true, false, false, false]);
  });

  it('that are not on the list need an exception, and exceptions a reason to be', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'GPL-2.0' },
        'node_modules/b': { version: '1.0.0' },
        'node_modules/c': { version: '1.0.0' },
      },
    };
    expect(checkLicences(lock, allowed, { c: 'MIT, by its read-me', d: 'gone' })).toEqual([
      'a 1.0.0 has the licence GPL-2.0',
      'b 1.0.0 has the licence (none stated)',
      'the licence exception for d is no longer needed',
    ]);
  });
});

it('an audit counts from high upwards', () => {
  const via = [{ title: 'Prototype pollution', url: 'https://advisories.example/1' }];
  expect(
    readAudit({
      a: { severity: 'critical', range: '<2', via },
      b: { severity: 'moderate', via },
      c: { severity: 'high', via: ['a'] },
    }),
  ).toEqual(['a <2 (critical): Prototype pollution https://advisories.example/1', 'c  (high): through a']);
});
