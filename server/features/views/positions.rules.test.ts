import { expect, it } from 'vitest';
import { positionsFor } from './positions.rules';

const free = (position: number) => ({ position, fixed: false });
const fixed = (position: number) => ({ position, fixed: true });

it('counts from one where everything may move', () => {
  expect(positionsFor([free(3), free(1), free(2)])).toEqual([1, 2, 3]);
  expect(positionsFor([])).toEqual([]);
});

it.each([
  { wanted: [free(9), fixed(1), free(2)], why: 'before the first and after the last' },
  { wanted: [fixed(1), free(7), free(8), fixed(2)], why: 'between two' },
  { wanted: [fixed(1), fixed(5), free(0)], why: 'at the end' },
  { wanted: [free(1), free(2), fixed(0)], why: 'at the beginning' },
])('moves the others around the fixed ones: $why', ({ wanted }) => {
  const places = positionsFor(wanted) ?? [];
  expect(places).toHaveLength(wanted.length);
  expect([...places].sort((one, other) => one - other)).toEqual(places);
  expect(new Set(places).size).toBe(wanted.length);
  for (const [index, one] of wanted.entries()) if (one.fixed) expect(places[index]).toBe(one.position);
});

it('says so when only the fixed ones could make the order', () => {
  expect(positionsFor([fixed(2), free(1), fixed(1)])).toBeUndefined();
});
