import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loaderCalls } from '~/features/records/record-calls';
import { loadBasics } from '~/features/records/record-loaders.server';
import { TrashPage, trashQuery } from '~/features/records/trash-page';
import { isPlural, objectOf, type Plural } from '~/features/records/types';
import { answer } from '~/lib/api.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Trash · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  const type = new URL(args.request.url).searchParams.get('type') ?? '';
  const plural: Plural = isPlural(type) ? type : 'people';
  return answer(args, async (api) => {
    const basics = await loadBasics(api, [objectOf[plural]]);
    return { basics, plural, page: await loaderCalls(api, plural).list({ ...trashQuery, total: true }) };
  });
}

export default function Trash() {
  return <TrashPage data={useLoaderData<typeof loader>()} />;
}
