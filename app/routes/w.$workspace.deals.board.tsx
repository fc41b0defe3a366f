import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { boardLoader } from '~/features/board/board-loader.server';
import { type BoardData, BoardPage } from '~/features/board/board-page';
import { boardRevalidates } from '~/features/board/board-place';
import { fieldBoardLoader } from '~/features/board/field-board-loader.server';
import { FieldBoardPage as AtOnce, type FieldBoardData } from '~/features/board/field-board-page';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

const byField = fieldBoardLoader('deals');

/** Deals stand in the stages of a pipeline, unless the address asks for one of their fields. */
export const loader = (args: LoaderFunctionArgs) =>
  new URL(args.request.url).searchParams.has('by') ? byField(args) : boardLoader(args);

export const meta: MetaFunction = () => [{ title: 'Deals · CRM Flow' }];

export const shouldRevalidate = boardRevalidates;

/** The server has it at once. Browsers fetch it with such a board alone, and show what the server drew meanwhile. */
const FieldBoardPage = import.meta.env.SSR
  ? AtOnce
  : lazy(async () => ({ default: (await import('~/features/board/field-board-page')).FieldBoardPage }));

export default function DealBoard() {
  const data = useLoaderData<typeof loader>() as BoardData | FieldBoardData;
  if (data.by === 'stage') return <BoardPage data={data} />;
  return (
    <Suspense>
      <FieldBoardPage plural="deals" data={data} />
    </Suspense>
  );
}
