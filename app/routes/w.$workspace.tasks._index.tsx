import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayRevalidates } from '~/features/tasks/day-revalidation';
import { loadMyDay } from '~/features/tasks/load-my-day.server';
import { MyDayPage } from '~/features/tasks/my-day-page';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'My day · CRM Flow' }];

export const loader = loadMyDay;

export const shouldRevalidate = dayRevalidates;

export default function Tasks() {
  return <MyDayPage data={useLoaderData<typeof loader>()} />;
}
