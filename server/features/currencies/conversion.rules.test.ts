import { describe, expect, it } from 'vitest';
import { conversionBy, type Rate, rateDay, rebased, sumInBase } from './conversion.rules';

const rates: Rate[] = [
  { currency: 'USD', validFrom: '2026-03-01', rate: 0.9 },
  { currency: 'USD', validFrom: '2026-01-01', rate: 0.8 },
  { currency: 'USD', validFrom: '2026-06-01', rate: 0.7 },
  { currency: 'JPY', validFrom: '2026-01-01', rate: 0.006 },
];
const { convert } = conversionBy(rates, 'EUR', '2026-04-15');

describe('converting', () => {
  it('takes the latest rate of today, and for closed months that of their end', () => {
    expect(convert(10_000, 'USD')).toBe(9_000);
    expect(convert(10_000, 'USD', '2026-02')).toBe(8_000);
    expect(convert(10_000, 'USD', '2026-03')).toBe(9_000);
    expect(convert(10_000, 'USD', '2026-09')).toBe(9_000);
    expect(convert(10_000, 'USD', '2020-01')).toBe(8_000);
  });

  it('knows currencies without minor units', () => {
    expect(convert(1_000, 'JPY')).toBe(600);
    expect(
      conversionBy([{ currency: 'EUR', validFrom: '2026-01-01', rate: 160 }], 'JPY', '2026-04-15').convert(150, 'EUR'),
    ).toBe(240);
  });

  it('leaves the own currency as it is, and says null without a rate', () => {
    expect(convert(123, 'EUR')).toBe(123);
    expect(convert(123, 'GBP')).toBeNull();
    expect(conversionBy(rates, 'EUR', '2025-12-31').convert(1, 'USD')).toBeNull();
  });

  it('adds up, and names what it could not add', () => {
    const amounts = [
      { amount: 100, currency: 'EUR' },
      { amount: 100, currency: 'USD', month: '2026-02' },
      { amount: 5, currency: 'PLN' },
      { amount: 5, currency: 'GBP' },
      { amount: 5, currency: 'GBP' },
    ];
    expect(sumInBase({ base: 'EUR', convert }, amounts)).toEqual({ sum: 180, unconverted: ['GBP', 'PLN'] });
  });

  it('a month that runs has the rate of today, one that is over that of its last day', () => {
    expect(rateDay('2026-04', '2026-04-15')).toBe('2026-04-15');
    expect(rateDay('2024-02', '2026-04-15')).toBe('2024-02-29');
    expect(rateDay('', '2026-04-15')).toBe('2026-04-15');
  });
});

describe('another currency of the workspace', () => {
  it('is what the other rates are told in', () => {
    const told = conversionBy(rebased(rates, 'EUR', 'USD'), 'USD', '2026-04-15');
    expect(told.convert(9_000, 'EUR')).toBe(10_000);
    expect(told.convert(1_000, 'JPY')).toBe(750);
  });

  it('of which no rate is known leaves none', () => {
    expect(rebased(rates, 'EUR', 'GBP')).toEqual([]);
  });
});
