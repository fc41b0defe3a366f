import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boardLoader } from '~/features/board/board-loader.server';
import { type BoardData, BoardPage } from '~/features/board/board-page';
import { boardRevalidates } from '~/features/board/board-place';
import { fieldBoardLoader } from '~/features/board/field-board-loader.server';
import { type FieldBoardData, FieldBoardPage } from '~/features/board/field-board-page';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

const byField = fieldBoardLoader('deals');

/** Deals stand in the stages of a pipeline, unless the address asks for one of their fields. */
export const loader = (args: LoaderFunctionArgs) =>
  new URL(args.request.url).searchParams.has('by') ? byField(args) : boardLoader(args);

export const meta: MetaFunction = () => [{ title: 'Deals · CRM Flow' }];

export const shouldRevalidate = boardRevalidates;

export default function DealBoard() {
  const data = useLoaderData<typeof loader>() as BoardData | FieldBoardData;
  return data.by === 'stage' ? <BoardPage data={data} /> : <FieldBoardPage plural="deals" data={data} />;
}
