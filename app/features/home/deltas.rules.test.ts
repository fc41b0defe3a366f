import { expect, test } from 'vitest';
import { deltaOf } from './deltas.rules';

test('shares, points and days, with the better direction', () => {
  expect(deltaOf(150, 100, 'share', 'en-GB')).toEqual({ direction: 'up', text: '50%', good: true });
  expect(deltaOf(0.4, 0.5, 'points', 'en-GB')).toEqual({ direction: 'down', text: '10 points', good: false });
  expect(deltaOf(12, 20.5, 'days', 'en-GB')).toEqual({ direction: 'down', text: '8.5 days', good: true });
  expect(deltaOf(0.501, 0.5, 'points', 'en-GB')).toEqual({ direction: 'flat', text: '0 points' });
});

test('nothing to compare with is no change', () => {
  expect(deltaOf(5, null, 'share', 'en-GB')).toBeUndefined();
  expect(deltaOf(5, 0, 'share', 'en-GB')).toBeUndefined();
});

test('a share beside next to nothing is not told to the percent', () => {
  expect(deltaOf(20_000, 1, 'share', 'en-GB')?.text).toBe('over 999%');
});
