import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boardRevalidates } from '~/features/board/board-place';
import { fieldBoardLoader } from '~/features/board/field-board-loader.server';
import { FieldBoardPage } from '~/features/board/field-board-page';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const loader = fieldBoardLoader('companies');

export const meta: MetaFunction = () => [{ title: 'Companies · CRM Flow' }];

export const shouldRevalidate = boardRevalidates;

export default function CompaniesBoard() {
  return <FieldBoardPage plural="companies" data={useLoaderData<typeof loader>()} />;
}
