import { TZDate } from '@date-fns/tz';
import {
  addDays,
  addMonths,
  addQuarters,
  addWeeks,
  addYears,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  formatISO,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from 'date-fns';
import type { FilterOperator, RelativeUnit } from './filter.schema';

/** Limits that a value must keep; none given means no limit on that side. */
export type Bounds<T> = { gt?: T; gte?: T; lt?: T; lte?: T };

/** A calendar day as 'YYYY-MM-DD'. */
type Day = string;
type Span = { count: number; unit: RelativeUnit };
export type DateValue = Day | { from: Day; to: Day } | Span | RelativeUnit | undefined;

/** Set apart from the making: a year below 100 would else be one of the twentieth century. */
function midnight(day: Day, timeZone: string): TZDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new TZDate(2000, 0, 1, timeZone);
  at.setFullYear(year, month - 1, date);
  return at;
}

/** Days are reckoned on a clock that never changes, so that neither summer time nor the server's zone can shift them. */
const onCalendar = (day: Day): Date => midnight(day, 'UTC');
const asDay = (date: Date): Day => formatISO(date, { representation: 'date' });

/** The day it is now where the viewer is. */
export const dayIn = (timeZone: string, at: Date): Day =>
  formatISO(new TZDate(at.getTime(), timeZone), { representation: 'date' });

/** The last instant that both databases can hold and that has a year of four digits. */
const endOfTime = new Date('9999-12-31T23:59:59.999Z');

/** The first instant of a day in a zone; where clocks skip midnight, the first one there is. */
export function startOfDay(day: Day, timeZone: string): Date {
  if (Number.parseInt(day, 10) > 9999) return endOfTime;
  return new Date(midnight(day, timeZone).getTime());
}

const adders = { day: addDays, week: addWeeks, month: addMonths, quarter: addQuarters, year: addYears } as const;

const shift = (day: Day, count: number, unit: RelativeUnit): Day => asDay(adders[unit](onCalendar(day), count));

const monday = { weekStartsOn: 1 } as const;

/** First and last day of the calendar unit that the day lies in. Weeks start on Monday. */
function unitAround(day: Day, unit: RelativeUnit): { gte: Day; lte: Day } {
  const date = onCalendar(day);
  const edges: Record<RelativeUnit, [Date, Date]> = {
    day: [date, date],
    week: [startOfWeek(date, monday), endOfWeek(date, monday)],
    month: [startOfMonth(date), endOfMonth(date)],
    quarter: [startOfQuarter(date), endOfQuarter(date)],
    year: [startOfYear(date), endOfYear(date)],
  };
  const [first, last] = edges[unit];
  return { gte: asDay(first), lte: asDay(last) };
}

/**
 * The days that a date operator means on `today`. The last N units reach from N units ago to today, the next N from
 * today to N units ahead, both ends included; "this" units follow the calendar.
 */
export function dayBounds(operator: FilterOperator, value: DateValue, today: Day): Bounds<Day> {
  switch (operator) {
    case 'is':
      return { gte: value as Day, lte: value as Day };
    case 'before':
      return { lt: value as Day };
    case 'after':
      return { gt: value as Day };
    case 'between': {
      const { from, to } = value as { from: Day; to: Day };
      return { gte: from, lte: to };
    }
    case 'today':
      return { gte: today, lte: today };
    case 'inPast':
      return { lt: today };
    case 'inFuture':
      return { gt: today };
    case 'last': {
      const { count, unit } = value as Span;
      return { gte: shift(today, -count, unit), lte: today };
    }
    case 'next': {
      const { count, unit } = value as Span;
      return { gte: today, lte: shift(today, count, unit) };
    }
    default:
      return unitAround(today, value as RelativeUnit);
  }
}

const isDay = (text: string): boolean => text.length === 10;

/**
 * The same for points in time: a day is the time from its start to the next day's start in the viewer's zone. Past and
 * future, and the near end of last and next, are reckoned from this very moment. ISO instants are taken to the millisecond.
 */
export function instantBounds(
  operator: FilterOperator,
  value: DateValue,
  { timeZone, now }: { timeZone: string; now: Date },
): Bounds<Date> {
  if (operator === 'inPast') return { lt: now };
  if (operator === 'inFuture') return { gt: now };
  const from = (day: Day) => (isDay(day) ? startOfDay(day, timeZone) : new Date(day));
  const bounds = dayBounds(operator, value, dayIn(timeZone, now));
  return {
    ...(bounds.gte !== undefined && { gte: operator === 'next' ? now : from(bounds.gte) }),
    ...(bounds.lt !== undefined && { lt: from(bounds.lt) }),
    ...upTo(bounds.lte, operator, timeZone, now),
    ...afterwards(bounds.gt, timeZone),
  };
}

function upTo(day: Day | undefined, operator: FilterOperator, timeZone: string, now: Date): Bounds<Date> {
  if (day === undefined) return {};
  if (operator === 'last') return { lte: now };
  return isDay(day) ? { lt: startOfDay(shift(day, 1, 'day'), timeZone) } : { lte: new Date(day) };
}

function afterwards(day: Day | undefined, timeZone: string): Bounds<Date> {
  if (day === undefined) return {};
  return isDay(day) ? { gte: startOfDay(shift(day, 1, 'day'), timeZone) } : { gt: new Date(day) };
}
