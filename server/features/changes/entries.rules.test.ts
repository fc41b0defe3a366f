import { describe, expect, it } from 'vitest';
import type { ChangeRow } from './change-rows';
import { groupRows } from './entries.rules';

const rows = (text: string): ChangeRow[] => [...text].map((groupId, at) => ({ groupId, seq: 100 - at }) as ChangeRow);
const groups = (text: string, limit: number, complete: boolean) => {
  const { groups: found, next } = groupRows(rows(text), { limit, complete });
  return [found.map((group) => group.map(({ groupId }) => groupId).join('')), next];
};

describe('rows of the log as commands', () => {
  it.each<[string, number, boolean, unknown]>([
    ['aabc', 10, true, [['aa', 'b', 'c'], null]],
    ['aabc', 2, true, [['aa', 'b'], 98]],
    ['aabcc', 10, false, [['aa', 'b'], 98]],
    ['aaaa', 10, false, [['aaaa'], 97]],
    ['abab', 10, true, [['aa', 'bb'], null]],
    ['', 10, true, [[], null]],
  ])('%s, at most %i commands, complete: %s', (text, limit, complete, expected) => {
    expect(groups(text, limit, complete)).toEqual(expected);
  });
});
