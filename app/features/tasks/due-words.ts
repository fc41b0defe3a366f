import { dateFormat } from '~/lib/formats';
import type { Locality } from '~/lib/time';
import { addDays, type Day } from '~/ui/calendar-rules';

type Due = { dueOn: string | null; dueAt: string | null };

/** Swedes write days and times as ISO does: “2026-11-24 14:00”. */
const wallClock = (timeZone: string) => dateFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });

/** Today in a zone. */
export const todayIn = (timeZone: string): Day => wallClock(timeZone).format(new Date()).slice(0, 10);

/** The day that a task is due on in the zone, and its time where it has one. */
export function dueMoment({ dueOn, dueAt }: Due, timeZone: string): { day: Day; time: string | null } | null {
  if (dueAt) {
    const [day = '', time = ''] = wallClock(timeZone).format(new Date(dueAt)).split(' ');
    return { day, time };
  }
  return dueOn ? { day: dueOn, time: null } : null;
}

const weekAhead = 6;

/** A day near today as people say it: Today, Tomorrow, Fri, 24 Nov. */
export function nearDay(day: Day, today: Day, locale: string): string {
  if (day === today) return 'Today';
  if (day === addDays(today, 1)) return 'Tomorrow';
  if (day === addDays(today, -1)) return 'Yesterday';
  const near = day > today && day <= addDays(today, weekAhead);
  const options: Intl.DateTimeFormatOptions = near
    ? { weekday: 'short' }
    : { day: 'numeric', month: 'short', ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }) };
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** When a task is due: “Tomorrow 14:00”; a time alone when it is today. */
export function dueWords(due: Due, today: Day, { timeZone, locale }: Locality): string | null {
  const moment = dueMoment(due, timeZone);
  if (!moment) return null;
  if (moment.time && moment.day === today) return moment.time;
  return [nearDay(moment.day, today, locale), moment.time].filter(Boolean).join(' ');
}
