import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { InboxPage } from '~/features/inbox/inbox-page';
import { loadInbox } from '~/features/inbox/load-inbox.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Inbox · CRM Flow' }];

export const loader = loadInbox;

export default function Inbox() {
  return <InboxPage data={useLoaderData<typeof loader>()} />;
}
