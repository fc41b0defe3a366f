import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard';

describe('the guard against formulas', () => {
  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '\u0000', '＝', '＋', '－', '＠'])('guards a leading %j', (sign) => {
    for (const column of ['text', 'number', 'phone'] as const) {
      const text = `${sign}cmd|' /C calc'!A0`;
      expect(guardFormula(text, column)).toBe(`'${text}`);
      expect(unguardFormula(guardFormula(text, column))).toBe(text);
    }
  });

  it.each([
    ['+4930123456', 'phone', '+4930123456'],
    ['+49 (0) 30-123', 'phone', "'+49 (0) 30-123"],
    ['+4930123456', 'text', "'+4930123456"],
    ['-12.5', 'number', '-12.5'],
    ['-12.5', 'text', "'-12.5"],
    ['-1+1', 'number', "'-1+1"],
    ["'=1", 'text', "''=1"],
    ["'tis", 'text', "'tis"],
    ["O'Brien", 'text', "O'Brien"],
    ['', 'text', ''],
  ] as const)('%s in a %s column is written %s', (text, column, written) => {
    expect(guardFormula(text, column)).toBe(written);
    expect(unguardFormula(written)).toBe(text);
  });

  it('comes off again, whatever the text', () => {
    const nasty = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', 'a', '1', '＝', ' ') });
    fc.assert(fc.property(nasty, (text) => unguardFormula(guardFormula(text)) === text));
  });
});
