/** A day as 'YYYY-MM-DD'. Days are counted in UTC only, so that no zone ever shifts one. */
export type Day = string;

const msPerDay = 86_400_000;

const toTime = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromTime = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toTime(text)) && fromTime(toTime(text)) === text;
}

export function addDays(day: Day, days: number): Day {
  return fromTime(toTime(day) + days * msPerDay);
}

/** The same day of another month; the last of that month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(toTime(day));
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromTime(first.getTime() + (Math.min(date.getUTCDate(), lastDay) - 1) * msPerDay);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(toTime(day)).getUTCDay() || 7;
}

/** Six weeks that hold the day's month, beginning on `weekStart` (1 Monday to 7 Sunday). */
export function monthWeeks(day: Day, weekStart: number): Day[][] {
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -((weekdayOf(first) - weekStart + 7) % 7));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => addDays(start, week * 7 + index)),
  );
}

/** Where a key leads from a day in the calendar; undefined for keys that mean nothing there. */
export function dayAfterKey(
  day: Day,
  key: string,
  options: { shift: boolean; weekStart: number; rightToLeft: boolean },
): Day | undefined {
  const forward = options.rightToLeft ? -1 : 1;
  const sinceStart = (weekdayOf(day) - options.weekStart + 7) % 7;
  const months = options.shift ? 12 : 1;
  const moves: Record<string, () => Day> = {
    ArrowRight: () => addDays(day, forward),
    ArrowLeft: () => addDays(day, -forward),
    ArrowDown: () => addDays(day, 7),
    ArrowUp: () => addDays(day, -7),
    Home: () => addDays(day, -sinceStart),
    End: () => addDays(day, 6 - sinceStart),
    PageDown: () => addMonths(day, months),
    PageUp: () => addMonths(day, -months),
  };
  return moves[key]?.();
}

/** First day of the week by locale: Sunday in the United States, Saturday in Egypt, Monday in most of Europe. */
export function weekStartOf(locale: string): number {
  // Browsers differ in how they offer it, and some do not; Monday is ISO's answer
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 1;
}

/** A day in words of a locale. */
export function dayInWords(day: Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(toTime(day));
}
