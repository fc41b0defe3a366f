import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAfterKey, isDay, monthWeeks, weekdayOf, weekStartOf } from './calendar-rules';

const day = fc.integer({ min: -30_000, max: 60_000 }).map((days) => addDays('1970-01-01', days));

describe('days', () => {
  it.each(['2026-02-30', '2026-13-01', '26-01-01', '', '2026-2-3', 'tomorrow'])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('never leave the calendar', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (from, months) => {
        expect(isDay(addMonths(from, months))).toBe(true);
      }),
    );
  });
});

describe('a month', () => {
  it('is six weeks that begin on the right day and hold the whole month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (from, weekStart) => {
        const weeks = monthWeeks(from, weekStart);
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] as string) === weekStart)).toBe(true);
        expect(weeks.flat()).toContain(from);
        expect(weeks.flat()).toContain(addDays(addMonths(`${from.slice(0, 7)}-01`, 1), -1));
      }),
    );
  });
});

describe('keys in a calendar', () => {
  const plain = { shift: false, weekStart: 1, rightToLeft: false };
  it.each([
    ['ArrowRight', plain, '2026-11-25'],
    ['ArrowRight', { ...plain, rightToLeft: true }, '2026-11-23'],
    ['ArrowUp', plain, '2026-11-17'],
    ['Home', plain, '2026-11-23'],
    ['Home', { ...plain, weekStart: 7 }, '2026-11-22'],
    ['End', plain, '2026-11-29'],
    ['PageDown', plain, '2026-12-24'],
    ['PageUp', { ...plain, shift: true }, '2025-11-24'],
    ['a', plain, undefined],
  ])('%s', (key, options, expected) => expect(dayAfterKey('2026-11-24', key, options)).toBe(expected));
});

it.each([
  ['en-US', 7],
  ['de-DE', 1],
  ['ar-EG', 6],
])('a week in %s begins on day %i', (locale, start) => expect(weekStartOf(locale)).toBe(start));
