import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HomePage } from '~/features/home/home-page';
import { loadHome } from '~/features/home/load-home.server';
import { dayRevalidates } from '~/features/tasks/day-revalidation';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Home · CRM Flow' }];

export const loader = loadHome;

export const shouldRevalidate = dayRevalidates;

export default function Home() {
  return <HomePage data={useLoaderData<typeof loader>()} />;
}
