import { expect, test } from 'vitest';
import { isNarrowed, monthsBefore, monthsOf, readHomeFilters } from './home-filters';

const read = (text: string) => readHomeFilters(new URLSearchParams(text));

test('an address without filters, or with nonsense, is about everybody and this quarter', () => {
  const standard = { period: 'quarter', mode: 'period', owner: '', pipeline: '' };
  expect(read('')).toEqual(standard);
  expect(read('period=decade&mode=any&owner=you&pipeline=1')).toEqual(standard);
  expect(isNarrowed(read(''))).toBe(false);
  expect(isNarrowed(read('owner=me'))).toBe(true);
  expect(isNarrowed(read('mode=cohort'))).toBe(true);
});

test.each([
  ['month', '2026-11', '2026-11'],
  ['quarter', '2026-10', '2026-12'],
  ['last-quarter', '2026-07', '2026-09'],
  ['next-quarter', '2027-01', '2027-03'],
  ['year', '2026-01', '2026-12'],
  ['last-year', '2025-01', '2025-12'],
  ['twelve', '2025-12', '2026-11'],
] as const)('%s', (period, from, to) => {
  expect(monthsOf(period, '2026-11-30')).toEqual({ from, to });
});

test('the period before is as long', () => {
  expect(monthsBefore({ from: '2026-10', to: '2026-12' })).toEqual({ from: '2026-07', to: '2026-09' });
  expect(monthsBefore({ from: '2026-01', to: '2026-01' })).toEqual({ from: '2025-12', to: '2025-12' });
});
