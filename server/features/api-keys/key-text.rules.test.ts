import { newId } from '@db/ids';
import { describe, expect, it } from 'vitest';
import { newKeyText, prefixOf, tenantIdOfKey } from './key-text.rules';

describe('the text of a key', () => {
  it('carries its workspace and 256 random bits', () => {
    for (let round = 0; round < 200; round++) {
      const tenantId = newId();
      const key = newKeyText(tenantId);
      expect(tenantIdOfKey(key)).toBe(tenantId);
      expect(key).toHaveLength(8 + 22 + 1 + 43);
      expect(prefixOf(key)).toBe(key.slice(31, 39));
    }
  });

  it.each([
    '',
    'crmflow_',
    'crmflow_x_y',
    'Bearer x',
    `crmflow_${'A'.repeat(22)}_${'A'.repeat(42)}`,
    `xcrmflow_${'A'.repeat(22)}_${'A'.repeat(43)}`,
  ])('%j is none', (text) => {
    expect(tenantIdOfKey(text)).toBeUndefined();
  });
});
