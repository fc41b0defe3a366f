import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '~/features/records/list-page';
import { listRevalidates } from '~/features/records/list-revalidation';
import { listLoader } from '~/features/records/record-loaders.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Deals · CRM Flow' }];

export const loader = listLoader('deals');

export const shouldRevalidate = listRevalidates;

export default function Deals() {
  return <ListPage plural="deals" data={useLoaderData<typeof loader>()} />;
}
