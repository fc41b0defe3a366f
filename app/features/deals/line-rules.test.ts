import { describe, expect, it } from 'vitest';
import {
  blankLine,
  draftOf,
  isBlank,
  isChanged,
  isTable,
  type Line,
  type LineDraft,
  lineSums,
  movedLine,
  pastedLines,
  readLine,
} from './line-rules';

const writing = { locale: 'en-GB', currency: 'EUR', timeZone: 'Etc/UTC' };
const draft = (values: Partial<LineDraft>): LineDraft => ({ ...blankLine('one'), ...values });
const line = {
  id: 'one',
  version: 1,
  productId: null,
  name: 'Lamp',
  quantity: 2,
  unitPrice: 1_250,
  discount: 12.5,
  total: 2_188,
  position: 1,
} as Line;

describe('line items as they are written', () => {
  it('reads what was typed, and names what is no number or too much', () => {
    expect(
      readLine(draft({ name: ' Lamp ', quantity: '1.5', unitPrice: '1,250.00', discount: '10%' }), writing),
    ).toEqual({
      ok: true,
      values: { productId: null, name: 'Lamp', quantity: 1.5, unitPrice: 125_000, discount: 10 },
    });
    expect(readLine(draft({ name: 'Lamp' }), writing)).toMatchObject({
      values: { quantity: 1, unitPrice: 0, discount: 0 },
    });
    const wrong = readLine(draft({ quantity: 'two', unitPrice: '1.234', discount: '101' }), writing);
    expect(wrong.ok ? [] : Object.keys(wrong.problems)).toEqual(['quantity', 'unitPrice', 'discount', 'name']);
  });

  it('counts as the server does', () => {
    expect(lineSums(draftOf(line, writing), writing)).toEqual({ gross: 2_500, total: 2_188 });
    expect(lineSums(draft({ quantity: '1', unitPrice: '-1.01', discount: '50' }), writing)).toEqual({
      gross: -101,
      total: -51,
    });
    expect(lineSums(draft({ quantity: 'x' }), writing)).toBeNull();
  });

  it('saves only what differs', () => {
    expect(isBlank(blankLine('one'))).toBe(true);
    expect(isChanged(blankLine('one'), writing)).toBe(false);
    const same = draftOf(line, writing);
    expect(isChanged(same, writing)).toBe(false);
    expect(isChanged({ ...same, quantity: '2.0' }, writing)).toBe(false);
    expect(isChanged({ ...same, quantity: '3' }, writing)).toBe(true);
    expect(isChanged({ ...same, position: 4 }, writing)).toBe(true);
  });

  it('reads rows of a spreadsheet', () => {
    const text = 'Item\tQuantity\tPrice\tDiscount\r\nLAMP-1\t2\t€ 1,250.00\t10%\r\n"Setup"\t\t90 EUR\r\n\t3\t\r\n';
    expect(pastedLines(text)).toEqual([
      { item: 'LAMP-1', quantity: '2', unitPrice: '1,250.00', discount: '10%' },
      { item: 'Setup', quantity: '', unitPrice: '90', discount: '' },
    ]);
    expect(pastedLines('A\nB').map(({ item }) => item)).toEqual(['A', 'B']);
    expect([isTable('a lamp'), isTable('lamp\n'), isTable('lamp\t2'), isTable('a\nb')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('gives moved lines their new places', () => {
    const lines = ['a', 'b', 'c'].map((id, index) => draft({ id, name: id, position: index + 1 }));
    expect(movedLine(lines, 2, 0).map(({ id, position }) => [id, position])).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 3],
    ]);
  });
});
