import type { MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { boardLoader } from '~/features/board/board-loader.server';
import { BoardPage } from '~/features/board/board-page';
import { cardsKey } from '~/features/board/board-place';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const loader = boardLoader;

export const meta: MetaFunction = () => [{ title: 'Deals · CRM Flow' }];

/** A panel that opens, a column that is opened or another stage on a phone brings no other cards. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  if (formMethod && formMethod !== 'GET') return defaultShouldRevalidate;
  if (currentUrl.pathname !== nextUrl.pathname) return true;
  return cardsKey(currentUrl.searchParams) !== cardsKey(nextUrl.searchParams) || currentUrl.search === nextUrl.search;
};

export default function DealBoard() {
  return <BoardPage data={useLoaderData<typeof loader>() as Parameters<typeof BoardPage>[0]['data']} />;
}
