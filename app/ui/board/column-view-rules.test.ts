import { describe, expect, it } from 'vitest';
import { cardHeight, firstView, isBeyondFirst, withKept } from './column-view-rules';

const indexes = (view: readonly { index: number }[]) => view.map(({ index }) => index);

describe('the cards of a column that are in the page', () => {
  it('are the first ones until the column was measured, with room for the others', () => {
    expect(indexes(firstView(3).placed)).toEqual([0, 1, 2]);
    expect(firstView(3).after).toBe(0);
    const { placed, after } = firstView(25);
    expect(placed.length + after / cardHeight).toBe(25);
    expect(isBeyondFirst(25, 400)).toBe(false);
    expect(isBeyondFirst(25, 900)).toBe(true);
    expect(isBeyondFirst(placed.length, 4_000)).toBe(false);
  });

  it('hold those that have the focus or are in hand, wherever these stand', () => {
    const { placed } = firstView(25);
    expect(withKept(placed, [2])).toBe(placed);
    expect(indexes(withKept(placed, [20, 4, 17])).slice(-3)).toEqual([12, 17, 20]);
    expect(indexes(withKept([{ index: 9, before: 900 }], [2]))).toEqual([2, 9]);
  });
});
