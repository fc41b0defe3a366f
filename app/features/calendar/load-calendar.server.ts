import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadBasics } from '~/features/records/record-loaders.server';
import { loadPanel, todayOf } from '~/features/tasks/load-my-day.server';
import { answer } from '~/lib/api.server';
import { weekStartOf } from '~/ui/calendar-rules';
import { calendarDays, readCalendarAddress } from './calendar-address';

/** Loads the tasks and activities of the days in the address. @throws Response */
export function loadCalendar(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const { subject } = args.context;
    const { searchParams } = new URL(args.request.url);
    const today = todayOf(args);
    const address = readCalendarAddress(searchParams, today);
    const locale = (subject.kind === 'user' && subject.tenant?.locale) || 'en-GB';
    // Browsers differ in what they know of weeks: the server says it once for both
    const days = calendarDays(address, weekStartOf(locale));
    const query = {
      from: days[0] ?? today,
      to: days.at(-1) ?? today,
      ...(address.of === 'mine' && subject.kind === 'user' && { ownerId: subject.user.id }),
    };
    const basics = await loadBasics(api, ['task', 'activity']);
    const [{ items, truncated }, panel] = await Promise.all([api.tasks.calendar(query), loadPanel(api, searchParams)]);
    return { basics, address, days, query, items, truncated, panel, today };
  });
}

export type CalendarData = Awaited<ReturnType<typeof loadCalendar>>;
