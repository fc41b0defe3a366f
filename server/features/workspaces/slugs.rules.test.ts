import { describe, expect, it } from 'vitest';
import { slugOf } from './slugs.rules';

describe('the address of a workspace', () => {
  it.each([
    ['Acme', 'acme'],
    ['  Müller & Söhne GmbH ', 'muller-sohne-gmbh'],
    ['Straße 7', 'strasse-7'],
    ['東京', 'workspace'],
    ['!!!', 'workspace'],
    ['New', 'workspace-new'],
    ['../../etc', 'etc'],
    ['x'.repeat(80), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('%j is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
