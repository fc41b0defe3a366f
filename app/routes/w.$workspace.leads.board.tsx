import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boardRevalidates } from '~/features/board/board-place';
import { fieldBoardLoader } from '~/features/board/field-board-loader.server';
import { FieldBoardPage } from '~/features/board/field-board-page';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const loader = fieldBoardLoader('leads');

export const meta: MetaFunction = () => [{ title: 'Leads · CRM Flow' }];

export const shouldRevalidate = boardRevalidates;

export default function LeadsBoard() {
  return <FieldBoardPage plural="leads" data={useLoaderData<typeof loader>()} />;
}
