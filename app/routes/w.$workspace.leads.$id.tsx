import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listRevalidates } from '~/features/records/list-revalidation';
import { recordLoader } from '~/features/records/record-loaders.server';
import { RecordPageView } from '~/features/records/record-view';
import { RecordWay } from '~/features/records/record-way';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const loader = recordLoader('leads');

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.record.title ?? 'Leads'} · CRM Flow` },
];

export const shouldRevalidate = listRevalidates;

export default function Page() {
  return <RecordPageView plural="leads" data={useLoaderData<typeof loader>()} way={RecordWay} />;
}
