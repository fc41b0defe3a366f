import { addDays, addMonths, type Day, isDay, monthWeeks, weekdayOf } from '~/ui/calendar-rules';

/** What a calendar shows; it lies in the address. */
export type CalendarAddress = { view: 'month' | 'week'; day: Day; of: 'mine' | 'everyone' };

export function readCalendarAddress(params: URLSearchParams, today: Day): CalendarAddress {
  const day = params.get('day') ?? '';
  return {
    view: params.get('view') === 'week' ? 'week' : 'month',
    // Further off the language of days has other rules
    day: isDay(day) && day >= '1900' && day < '2200' ? day : today,
    of: params.get('of') === 'everyone' ? 'everyone' : 'mine',
  };
}

/** The address with some of it changed; an open panel stays behind. */
export function calendarHref(now: CalendarAddress, change: Partial<CalendarAddress>): string {
  const { view, day, of } = { ...now, ...change };
  const params = new URLSearchParams({ ...(view === 'week' && { view }), day, ...(of === 'everyone' && { of }) });
  return `?${params}`;
}

/** The days that are shown: whole weeks, as many as the month touches. */
export function calendarDays({ view, day }: Pick<CalendarAddress, 'view' | 'day'>, weekStart: number): Day[] {
  if (view === 'week') {
    const first = addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
    return Array.from({ length: 7 }, (_, index) => addDays(first, index));
  }
  return monthWeeks(day, weekStart)
    .filter((week) => week.some((one) => one.startsWith(day.slice(0, 7))))
    .flat();
}

/** The same day of the month or week before or after. */
export const stepFrom = ({ view, day }: Pick<CalendarAddress, 'view' | 'day'>, by: 1 | -1): Day =>
  view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);
