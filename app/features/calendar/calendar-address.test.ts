import { expect, test } from 'vitest';
import { calendarDays, calendarHref, readCalendarAddress, stepFrom } from './calendar-address';

const today = '2026-11-24';
const read = (text: string) => readCalendarAddress(new URLSearchParams(text), today);

test('an address without or with nonsense shows this month, mine', () => {
  expect(read('')).toEqual({ view: 'month', day: today, of: 'mine' });
  expect(read('view=decade&day=2026-02-30&of=x')).toEqual({ view: 'month', day: today, of: 'mine' });
});

test('what is written is read again', () => {
  const address = { view: 'week', day: '2027-01-31', of: 'everyone' } as const;
  expect(read(calendarHref(address, {}).slice(1))).toEqual(address);
});

test('a month is shown in whole weeks that touch it', () => {
  const november = calendarDays({ view: 'month', day: today }, 1);
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(calendarDays({ view: 'month', day: '2027-02-10' }, 1)).toHaveLength(28);
  expect(calendarDays({ view: 'week', day: today }, 7)[0]).toBe('2026-11-22');
});

test('a step keeps the day, or takes the last of a shorter month', () => {
  expect(stepFrom({ view: 'month', day: '2027-01-31' }, 1)).toBe('2027-02-28');
  expect(stepFrom({ view: 'week', day: today }, -1)).toBe('2026-11-17');
});
