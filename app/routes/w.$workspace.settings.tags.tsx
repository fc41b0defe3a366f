import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadBasics } from '~/features/records/record-loaders.server';
import { RecordsProvider } from '~/features/records/records-context';
import { TagSettings } from '~/features/tags/tag-settings';
import { answer } from '~/lib/api.server';

export const meta: MetaFunction = () => [{ title: 'Tags · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  return answer(args, async (api) => ({
    basics: await loadBasics(api),
    ...(await api.tags.list({ uses: true })),
  }));
}

export default function Tags() {
  const { basics, tags, can } = useLoaderData<typeof loader>();
  return (
    <RecordsProvider basics={basics}>
      <TagSettings tags={tags} mayManage={can.manage} />
    </RecordsProvider>
  );
}
