import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dealLoader } from '~/features/deals/load-deal.server';
import { listRevalidates } from '~/features/records/list-revalidation';
import { RecordPageView } from '~/features/records/record-view';
import { RecordWay } from '~/features/records/record-way';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const loader = dealLoader;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.record.title ?? 'Deals'} · CRM Flow` },
];

export const shouldRevalidate = listRevalidates;

export default function Page() {
  return <RecordPageView plural="deals" data={useLoaderData<typeof loader>()} way={RecordWay} />;
}
