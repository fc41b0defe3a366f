import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarPage } from '~/features/calendar/calendar-page';
import { loadCalendar } from '~/features/calendar/load-calendar.server';
import { dayRevalidates } from '~/features/tasks/day-revalidation';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Calendar · CRM Flow' }];

export const loader = loadCalendar;

export const shouldRevalidate = dayRevalidates;

export default function Calendar() {
  return <CalendarPage data={useLoaderData<typeof loader>()} />;
}
