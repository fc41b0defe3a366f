import { describe, expect, it } from 'vitest';
import { conversionBy } from '../currencies/conversion.rules';
import { columnSum } from './column-sums.rules';

const conversion = conversionBy([{ currency: 'USD', validFrom: '2026-01-01', rate: 0.5 }], 'EUR', '2026-06-10');
const sum = (currency: string, deals: number, amount: number, weightedByDeal = 0) => ({
  ...{ stageId: 's', currency, deals, amount, amountByStage: amount, weightedByDeal },
});

describe('the head of a column', () => {
  it('adds up currencies at their rates, weights what has no probability of its own, and rounds once', () => {
    expect(columnSum([sum('EUR', 2, 101, 7), sum('USD', 1, 200)], 50, conversion)).toEqual({
      ...{ count: 3, sum: 201, weighted: 108, unconverted: [] },
    });
  });

  it('counts what it cannot convert, and names its currency; nothing is not worth a name', () => {
    expect(columnSum([sum('SEK', 2, 100), sum('NOK', 1, 0)], 50, conversion)).toEqual({
      ...{ count: 3, sum: 0, weighted: 0, unconverted: ['SEK'] },
    });
  });

  it('is zero without deals', () => {
    expect(columnSum([], 50, conversion)).toEqual({ count: 0, sum: 0, weighted: 0, unconverted: [] });
  });
});
