import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PipelineSettings } from '~/features/pipelines/pipeline-settings';
import { loadBasics } from '~/features/records/record-loaders.server';
import { RecordsProvider } from '~/features/records/records-context';
import { answer } from '~/lib/api.server';

export const meta: MetaFunction = () => [{ title: 'Pipelines · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const basics = await loadBasics(api, ['deal']);
    const overview = await api.pipelines.list({});
    const boards = await Promise.all(
      overview.pipelines.map(({ id }) => api.board.get({ object: 'deal', pipelineId: id })),
    );
    const counts = Object.fromEntries(boards.flatMap(({ columns }) => columns.map(({ id, count }) => [id, count])));
    return { basics, overview, counts };
  });
}

export default function Pipelines() {
  const { basics, overview, counts } = useLoaderData<typeof loader>();
  return (
    <RecordsProvider basics={basics}>
      <PipelineSettings overview={overview} counts={counts} />
    </RecordsProvider>
  );
}
