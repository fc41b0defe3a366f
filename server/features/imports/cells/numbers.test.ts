import { describe, expect, it } from 'vitest';
import { guessDecimalMark, minorDigits, minorUnits, plainNumber } from './numbers';

describe('reading numbers', () => {
  it.each([
    ['1234', '.', '1234'],
    ['1,234.50', '.', '1234.5'],
    ['1.234,50', ',', '1234.5'],
    ['1.234.567', ',', '1234567'],
    ['€ 1.234,50', ',', '1234.5'],
    ['1.234,50 EUR', ',', '1234.5'],
    ['$1,234', '.', '1234'],
    ['-$1,234', '.', '-1234'],
    ['$-5', '.', '-5'],
    ["1'234.50", '.', '1234.5'],
    ["1'000.-", '.', '1000'],
    ['1 234 567,8', ',', '1234567.8'],
    ['1\u202f234,5', ',', '1234.5'],
    ['(1,200)', '.', '-1200'],
    ['12-', '.', '-12'],
    ['−3', '.', '-3'],
    ['.5', '.', '0.5'],
    ['007', '.', '7'],
    ['-0', '.', '0'],
    ['1.50', '.', '1.5'],
    ['1,5', '.', undefined],
    ['1.5', ',', undefined],
    ['12,34', '.', undefined],
    ['1.2.3', '.', undefined],
    ['ten', '.', undefined],
    ['12 people', '.', undefined],
    ['', '.', undefined],
    ['-', '.', undefined],
    ['1e5', '.', undefined],
  ] as const)('%s with %s is %s', (text, mark, plain) => {
    expect(plainNumber(text, mark)).toBe(plain);
  });

  it.each([
    ['12.345', 2, 1235],
    ['12.344', 2, 1234],
    ['-12.345', 2, -1235],
    ['1.005', 2, 101],
    ['12', 0, 12],
    ['12.5', 0, 13],
    ['0', 2, 0],
    ['-0.001', 2, 0],
    ['90071992547409.91', 2, 9007199254740991],
    ['90071992547409.92', 2, undefined],
  ])('%s in minor units of %d digits is %d', (plain, digits, units) => {
    expect(minorUnits(plain, digits)).toBe(units);
  });

  it('knows the digits of currencies', () => {
    expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]);
  });

  it.each([
    [['1.234,50', '2'], { mark: ',', sure: true }],
    [['1,234.50'], { mark: '.', sure: true }],
    [['1,5', '2,25'], { mark: ',', sure: true }],
    [['1.5'], { mark: '.', sure: true }],
    [['1,234,567'], { mark: '.', sure: true }],
    [['0,123'], { mark: ',', sure: true }],
    [['1,234'], { mark: '.', sure: false }],
    [['12', 'x'], { mark: '.', sure: false }],
    [[], { mark: '.', sure: false }],
  ] as const)('the decimal mark of %j', (samples, guess) => {
    expect(guessDecimalMark(samples)).toEqual(guess);
  });
});
