import { expect, it } from 'vitest';
import { lineTotal } from './line-total.rules';

it.each([
  [{ quantity: 3, unitPrice: 10, discount: 0 }, 30],
  [{ quantity: 0.1, unitPrice: 30, discount: 0 }, 3],
  [{ quantity: 1.005, unitPrice: 100_000, discount: 0 }, 100_500],
  [{ quantity: 1, unitPrice: 999, discount: 12.5 }, 874],
  [{ quantity: 1, unitPrice: 101, discount: 50 }, 51],
  [{ quantity: 1, unitPrice: -101, discount: 50 }, -51],
  [{ quantity: 7, unitPrice: 1_234, discount: 100 }, 0],
])('%j comes to %i', (line, total) => {
  expect(lineTotal(line)).toBe(total);
});
