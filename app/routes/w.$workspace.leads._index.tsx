import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '~/features/records/list-page';
import { listRevalidates } from '~/features/records/list-revalidation';
import { listLoader } from '~/features/records/record-loaders.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Leads · CRM Flow' }];

export const loader = listLoader('leads');

export const shouldRevalidate = listRevalidates;

export default function Leads() {
  return <ListPage plural="leads" data={useLoaderData<typeof loader>()} />;
}
