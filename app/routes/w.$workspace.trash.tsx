import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loaderCalls } from '~/features/records/record-calls';
import { loadBasics } from '~/features/records/record-loaders.server';
import { TrashPage, trashQuery } from '~/features/records/trash-page';
import { isPlural, objectOf, type Plural } from '~/features/records/types';
import { ViewsTrash } from '~/features/views/views-trash';
import { answer } from '~/lib/api.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Trash · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  const type = new URL(args.request.url).searchParams.get('type') ?? '';
  const plural: Plural = isPlural(type) ? type : 'people';
  return answer(args, async (api) => {
    if (type === 'views') {
      const head = await api.changes.head();
      return { kind: 'views' as const, head: head.id, views: await api.views.list({ trash: true }) };
    }
    const basics = await loadBasics(api, [objectOf[plural]]);
    const page = await loaderCalls(api, plural).list({ ...trashQuery, total: true });
    return { kind: 'records' as const, basics, plural, page };
  });
}

export default function Trash() {
  const data = useLoaderData<typeof loader>();
  return data.kind === 'views' ? <ViewsTrash data={data} /> : <TrashPage data={data} />;
}
