import { describe, expect, it } from 'vitest';
import { guessDateOrder, readDate } from './dates';

describe('reading dates', () => {
  it.each([
    ['2024-02-29', 'dmy', '2024-02-29'],
    ['2024-2-9', 'mdy', '2024-02-09'],
    ['2024/02/29', 'dmy', '2024-02-29'],
    ['20240229', 'dmy', '2024-02-29'],
    ['2024-02-29T23:59:59Z', 'dmy', '2024-02-29'],
    ['2024-02-29 10:00', 'mdy', '2024-02-29'],
    ['29.02.2024', 'dmy', '2024-02-29'],
    ['29. 2. 2024', 'dmy', '2024-02-29'],
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024', 'mdy', '2024-03-04'],
    ['3/4/24', 'mdy', '2024-03-04'],
    ['3-4-24 9:30 PM', 'dmy', '2024-04-03'],
    ['24-03-04', 'ymd', '2024-03-04'],
    ['01.02.55', 'dmy', '1955-02-01'],
    ['01.02.26', 'dmy', '2026-02-01'],
    ['01.02.27', 'dmy', '1927-02-01'],
    ['29 Feb 2024', 'mdy', '2024-02-29'],
    ['29. März 2024', 'dmy', '2024-03-29'],
    ['Feb 29, 2024', 'dmy', '2024-02-29'],
    ['February 29th, 2024', 'dmy', '2024-02-29'],
    ['29-Dez-24', 'dmy', '2024-12-29'],
    ['30.02.2024', 'dmy', undefined],
    ['29.02.2023', 'dmy', undefined],
    ['13/13/2024', 'dmy', undefined],
    ['31/12/2024', 'mdy', undefined],
    ['29 Foo 2024', 'dmy', undefined],
    ['0', 'dmy', undefined],
    ['', 'dmy', undefined],
    ['yesterday', 'dmy', undefined],
    ['1.2.3', 'dmy', undefined],
    ['12/2024', 'dmy', undefined],
    ['192.168.1.1', 'dmy', undefined],
    ['9999-12-31', 'dmy', undefined],
  ] as const)('%s as %s is %s', (text, order, date) => {
    expect(readDate(text, order, 2026)).toBe(date);
  });

  it.each([
    [['31.12.2024', '01.02.2024'], { order: 'dmy', sure: true }],
    [['12/31/2024', '1/2/2024'], { order: 'mdy', sure: true }],
    [['1/2/2024', '3/4/2024'], { order: 'dmy', sure: false }],
    [['1.2.2024', '3.4.2024'], { order: 'dmy', sure: true }],
    [['2024-01-02', '2024-03-04'], { order: 'ymd', sure: true }],
    [['99-12-31', '24-01-02'], { order: 'ymd', sure: true }],
    [['31.12.2024', 'soon'], { order: 'dmy', sure: true }],
    [['Ada', 'Bob', '1.2.2024'], undefined],
    [[], undefined],
  ])('the order of %j', (samples, guess) => {
    expect(guessDateOrder(samples)).toEqual(guess);
  });

  it('falls back to what is usual in the workspace', () => {
    expect(guessDateOrder(['1/2/2024'], 'mdy')).toEqual({ order: 'mdy', sure: false });
  });
});
