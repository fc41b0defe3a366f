import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { settingNames } from './config';
import { documentedGroups, renderEnvExample, withTable } from './documents';
import { loadConfig } from './load-config';

const root = join(import.meta.dirname, '../../..');
const file = (name: string): string => readFileSync(join(root, name), 'utf8');

describe('the documents follow the schema', () => {
  test('.env.example', () => {
    expect(file('.env.example')).toBe(renderEnvExample());
  });

  test("the README's table", () => {
    const readme = file('README.md');
    expect(readme).toBe(withTable(readme));
  });

  test('both name exactly the known variables', () => {
    const inExample = [...renderEnvExample().matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const inTable = [...file('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(inExample).toEqual(settingNames);
    expect(inTable).toEqual(settingNames);
  });

  test('copied as it is, .env.example sets nothing', () => {
    expect(parseEnv(renderEnvExample())).toEqual({});
  });
});

test.each(documentedGroups().flatMap(({ rows }) => rows.filter(({ example }) => !example.startsWith('<'))))(
  'the example of $name is a right value',
  ({ name, example }) => {
    const result = loadConfig({ [name]: example });
    const own = result.ok ? [] : result.problems.filter((problem) => problem.name === name);
    // A rule may ask for a companion, but it never finds fault with the value's own form.
    expect(own.filter(({ problem }) => problem.startsWith('must '))).toEqual([]);
  },
);

test('the markers are required', () => {
  expect(() => withTable('# no markers')).toThrow('markers');
});
