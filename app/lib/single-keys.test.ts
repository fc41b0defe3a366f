import { describe, expect, it } from 'vitest';
import { isSingleKey, singleKeysCookie, singleKeysFromCookie } from './single-keys';

describe('the choice of shortcuts', () => {
  it.each(['on', 'off'] as const)('comes back as %s', (choice) => {
    const pair = singleKeysCookie(choice).split(';')[0];
    expect(singleKeysFromCookie(`session=abc; ${pair}; other=1`)).toBe(choice);
  });

  it.each([null, '', 'crm_single_keys=', 'crm_single_keys=never'])('is on for %j', (header) => {
    expect(singleKeysFromCookie(header)).toBe('on');
  });
});

it.each([
  ['c', true],
  ['/', true],
  ['?', true],
  ['g p', true],
  ['Mod+K', false],
  ['F2', false],
  ['Enter', false],
  ['Escape', false],
  ['Shift+ArrowDown', false],
])('%s is a key alone: %s', (keys, expected) => {
  expect(isSingleKey(keys)).toBe(expected);
});
