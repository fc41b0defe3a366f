import { describe, expect, test } from 'vitest';
import { rowIndexes, rowsInView, scrollTopFor } from './row-window.rules';

const height = 36;

describe('which rows of a table are in the page', () => {
  test('at the top: those that fit under the head, cut ones included', () => {
    expect(rowsInView({ scrollTop: 0, clientHeight: 360 }, height)).toEqual({ first: 0, last: 8 });
    expect(rowsInView({ scrollTop: 0, clientHeight: 370 }, height)).toEqual({ first: 0, last: 9 });
  });

  test('further down: the row that the head half hides is one of them', () => {
    expect(rowsInView({ scrollTop: 36 * 100 + 10, clientHeight: 360 }, height)).toEqual({ first: 99, last: 109 });
  });

  test('before anything is measured there is at least one', () => {
    expect(rowsInView({ scrollTop: 0, clientHeight: 0 }, height)).toEqual({ first: 0, last: 0 });
  });

  test('some around them are there, none beyond the ends', () => {
    expect(rowIndexes({ first: 20, last: 22 }, 1000, -1)).toEqual(Array.from({ length: 19 }, (_, at) => 12 + at));
    expect(rowIndexes({ first: 0, last: 38 }, 3, -1)).toEqual([0, 1, 2]);
    expect(rowIndexes({ first: 0, last: 38 }, 0, -1)).toEqual([]);
  });

  test('a list that has become short shows its end wherever one had scrolled to', () => {
    expect(rowIndexes({ first: 500, last: 510 }, 5, -1)).toEqual([4]);
  });

  test('the row with the focus stays, before or after them, once', () => {
    expect(rowIndexes({ first: 20, last: 20 }, 100, 3)[0]).toBe(3);
    expect(rowIndexes({ first: 20, last: 20 }, 100, 90).at(-1)).toBe(90);
    expect(rowIndexes({ first: 20, last: 20 }, 100, 20).filter((index) => index === 20)).toHaveLength(1);
    expect(rowIndexes({ first: 20, last: 20 }, 100, 100)).not.toContain(100);
  });
});

describe('scrolling to a row', () => {
  const at = { scrollTop: 3600, clientHeight: 360 };

  test('leaves alone what is in sight', () => {
    expect(scrollTopFor(103, at, height)).toBe(3600);
  });

  test('brings a row above under the head, and one below to the foot', () => {
    expect(scrollTopFor(50, at, height)).toBe(1800);
    expect(scrollTopFor(200, at, height)).toBe(202 * 36 - 360);
  });
});
