import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { repeats } from './task-object';

export type Repeat = (typeof repeats)[number]['value'];

/** A day 'YYYY-MM-DD', or a day and a time on a clock on the wall 'YYYY-MM-DDTHH:mm:ss.SSS'. */
export type Wall = string;

const dayMs = 86_400_000;
const dayOf = (wall: Wall): string => wall.slice(0, 10);
const timeOf = (wall: Wall): string | undefined => wall.slice(11) || undefined;

const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
const parts = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};
/** So many days after a day. */
export const addDays = (day: string, count: number): string => dayAt(number(day) + count);
/** The days from one day to another. */
export const daysBetween = (from: string, to: string): number => number(to) - number(from);

/** The day so many months after a day; where the month has no such day, its last one. */
function addMonths(day: string, count: number): string {
  const [year, month, date] = parts(day);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

const monthsBetween = (from: string, to: string): number => {
  const [[fromYear, fromMonth], [year, month]] = [parts(from), parts(to)];
  return (year - fromYear) * 12 + month - fromMonth;
};

/** Monday is 1, Sunday is 7. */
const weekday = (day: string): number => ((((number(day) + 3) % 7) + 7) % 7) + 1;

/** The first day of a series, which counts from `anchor`, that is not before `day`. */
function firstOn(repeat: Repeat, anchor: string, day: string): string {
  switch (repeat) {
    case 'daily':
      return day;
    case 'weekdays':
      return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day;
    case 'weekly':
      return addDays(day, (((number(anchor) - number(day)) % 7) + 7) % 7);
    default: {
      const step = repeat === 'yearly' ? 12 : 1;
      const count = Math.floor(monthsBetween(anchor, day) / step) * step;
      const same = addMonths(anchor, count);
      return same >= day ? same : addMonths(anchor, count + step);
    }
  }
}

/** What a clock in a zone shows at a point in time. */
export const wallOf = (at: Date, timeZone: string): Wall =>
  format(new TZDate(at.getTime(), timeZone), "yyyy-MM-dd'T'HH:mm:ss.SSS");

/**
 * The point in time at which a clock in a zone shows this: in the hour that is skipped, as much later; in the one that
 * there are two of, the first.
 */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const [year, month, date] = parts(day);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const ms = Math.round((second % 1) * 1000);
  const at = new Date(new TZDate(year, month - 1, date, hour, minute, Math.floor(second), ms, timeZone).getTime());
  const hourBefore = new Date(at.getTime() - 3_600_000);
  return wallOf(hourBefore, timeZone) === wallOf(at, timeZone) ? hourBefore : at;
}

/** Due on a day, or at a point in time. */
export type Due = { dueOn: string; dueAt: null } | { dueOn: null; dueAt: Date };

export const wallOfDue = ({ dueOn, dueAt }: Due, timeZone: string): Wall => dueOn ?? wallOf(dueAt, timeZone);

/** Whether a task that is due then is one of the series that counts from `anchor`. */
export function isOfSeries(repeat: Repeat, anchor: Wall, due: Due, timeZone: string): boolean {
  const day = dayOf(wallOfDue(due, timeZone));
  if (firstOn(repeat, dayOf(anchor), day) !== day) return false;
  const time = timeOf(anchor);
  if (!due.dueAt) return time === undefined;
  return time !== undefined && instantAt(day, time, timeZone).getTime() === due.dueAt.getTime();
}

/**
 * When a repeating task is due next: the first time after the one that was done that can still be kept. Days stay days, and
 * times stay what the clock of the zone shows, whatever summer time does.
 * @param anchor what the series counts from
 */
export function nextDue(
  repeat: Repeat,
  { anchor, due, now, timeZone }: { anchor: Wall; due: Due; now: Date; timeZone: string },
): Due {
  const after = addDays(dayOf(wallOfDue(due, timeZone)), 1);
  const today = dayOf(wallOf(now, timeZone));
  const begin = after > today ? after : today;
  const day = firstOn(repeat, dayOf(anchor), begin);
  if (!due.dueAt) return { dueOn: day, dueAt: null };
  const time = timeOf(anchor) ?? timeOf(wallOf(due.dueAt, timeZone)) ?? '00:00:00';
  const at = instantAt(day, time, timeZone);
  if (at > now) return { dueOn: null, dueAt: at };
  return { dueOn: null, dueAt: instantAt(firstOn(repeat, dayOf(anchor), addDays(day, 1)), time, timeZone) };
}

/** A reminder of the next one: as many days before it, at the same time on the clock. */
export function nextReminder(reminderAt: Date, due: Due, next: Due, timeZone: string): Date {
  const wall = wallOf(reminderAt, timeZone);
  const ahead = daysBetween(dayOf(wall), dayOf(wallOfDue(due, timeZone)));
  const day = addDays(dayOf(wallOfDue(next, timeZone)), -ahead);
  return instantAt(day, timeOf(wall) ?? '00:00:00', timeZone);
}
