import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GridSize, placeAfterKey } from './grid-keys';
import { addRange, headState, toggle, toggleAll } from './selection-rules';
import { ariaSort, nextSort } from './sort-rules';
import type { SortItem } from './types';

const size: GridSize = { rows: 100, columns: 5, rowsPerPage: 10 };
const plain = { ctrl: false, rightToLeft: false };
const at = (row: number, column: number) => ({ row, column });

describe('keys in the table', () => {
  it.each([
    ['ArrowDown', plain, at(0, 2), at(1, 2)],
    ['ArrowDown', plain, at(99, 2), at(99, 2)],
    ['ArrowUp', plain, at(0, 2), at(-1, 2)],
    ['ArrowUp', plain, at(-1, 2), at(-1, 2)],
    ['ArrowDown', { ...plain, ctrl: true }, at(3, 2), at(99, 2)],
    ['ArrowRight', plain, at(3, 4), at(3, 4)],
    ['ArrowRight', { ...plain, rightToLeft: true }, at(3, 2), at(3, 1)],
    ['ArrowLeft', plain, at(3, 2), at(3, 1)],
    ['Home', plain, at(7, 3), at(7, 0)],
    ['End', plain, at(7, 3), at(7, 4)],
    ['Home', { ...plain, ctrl: true }, at(7, 3), at(0, 0)],
    ['End', { ...plain, ctrl: true }, at(7, 3), at(99, 4)],
    ['PageDown', plain, at(95, 1), at(99, 1)],
    ['PageUp', plain, at(4, 1), at(0, 1)],
    ['x', plain, at(4, 1), undefined],
  ])('%s %j from %j', (key, more, from, to) => expect(placeAfterKey(from, { key, ...more }, size)).toEqual(to));

  it('never leave it, whatever its size', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown');
    fc.assert(
      fc.property(key, fc.boolean(), fc.nat(20), fc.integer({ min: 1, max: 6 }), (pressed, ctrl, rows, columns) => {
        const to = placeAfterKey(
          at(-1, 0),
          { key: pressed, ctrl, rightToLeft: false },
          { rows, columns, rowsPerPage: 8 },
        );
        expect(to && to.row >= -1 && to.row < Math.max(rows, 0) && to.column >= 0 && to.column < columns).toBe(true);
      }),
    );
  });
});

describe('sorting by a header', () => {
  const name = (direction: SortItem['direction']): SortItem => ({ field: 'name', direction });
  const city: SortItem = { field: 'city', direction: 'desc' };

  it('goes from ascending over descending to none', () => {
    expect(nextSort([], 'name', false)).toEqual([name('asc')]);
    expect(nextSort([name('asc')], 'name', false)).toEqual([name('desc')]);
    expect(nextSort([name('desc')], 'name', false)).toEqual([]);
  });

  it('replaces the order without Shift and adds a level with it', () => {
    expect(nextSort([city], 'name', false)).toEqual([name('asc')]);
    expect(nextSort([city], 'name', true)).toEqual([city, name('asc')]);
    expect(nextSort([name('asc'), city], 'name', true)).toEqual([name('desc'), city]);
    expect(nextSort([name('desc'), city], 'name', true)).toEqual([city]);
  });

  it('says so to screen readers', () => {
    expect(ariaSort([city], 'city')).toBe('descending');
    expect(ariaSort([city], 'name')).toBeUndefined();
  });
});

describe('selecting rows', () => {
  const ids = ['a', 'b', 'c', 'd'];

  it('takes one in and out', () => {
    expect([...toggle(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggle(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });

  it('takes a range in either direction', () => {
    expect([...addRange(new Set(), ids, 1, 3)]).toEqual(['b', 'c', 'd']);
    expect([...addRange(new Set(['d']), ids, 2, 0)]).toEqual(['d', 'a', 'b', 'c']);
  });

  it('takes all loaded rows, and lets go of them alone', () => {
    expect([...toggleAll(new Set(['a', 'z']), ids)].sort()).toEqual(['a', 'b', 'c', 'd', 'z']);
    expect([...toggleAll(new Set([...ids, 'z']), ids)]).toEqual(['z']);
  });

  it.each([
    [[], ids, 'none'],
    [['z'], ids, 'none'],
    [['a'], ids, 'some'],
    [ids, ids, 'all'],
    [[], [], 'none'],
  ])('%j of %j is %s', (selected, all, state) => expect(headState(new Set(selected), all)).toBe(state));
});
