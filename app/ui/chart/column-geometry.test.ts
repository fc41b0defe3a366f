import { expect, test } from 'vitest';
import { columnGeometry } from './column-geometry.server';

test('stacked parts lie on one another, and reach as high as their sum', () => {
  const { columns, floor } = columnGeometry({
    columns: [
      [2, 3],
      [0, 5],
    ],
    tickText: String,
    arrange: 'stacked',
    height: 200,
  });
  const [first, second] = columns;
  const [lower, upper] = first?.bars ?? [];
  expect(lower && lower.y + lower.height).toBe(floor);
  expect(upper && upper.y + upper.height).toBeCloseTo(lower?.y ?? 0);
  expect(first?.top).toBeCloseTo(second?.top ?? 0);
  expect(second?.bars[0]).toBeUndefined();
});

test('columns stand apart within the width; bars beside one another within their column', () => {
  const { columns } = columnGeometry({
    columns: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    tickText: String,
    arrange: 'beside',
  });
  const [first, second, third] = columns;
  expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
  expect((third?.x ?? 0) + (third?.width ?? 0)).toBeLessThanOrEqual(100);
  const [left, right] = first?.bars ?? [];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
});

test('nothing at all is a floor without columns', () => {
  const { ticks, columns, floor } = columnGeometry({ columns: [[0, 0]], tickText: String, arrange: 'stacked' });
  expect(ticks).toEqual([{ value: 0, y: floor, text: '0' }]);
  expect(columns[0]?.bars).toEqual([undefined, undefined]);
  expect(columnGeometry({ columns: [], tickText: String, arrange: 'beside' }).columns).toEqual([]);
});
