import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isDraft } from '~/features/imports/import-words';
import { RunView } from '~/features/imports/run-view';
import { Wizard } from '~/features/imports/wizard';
import { toStep } from '~/features/imports/wizard-steps';
import { answer } from '~/lib/api.server';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.fileName ?? 'Import'} · CRM Flow` },
];

/** The import, and what the step at hand shows. Everything is kept by the server: a reload loses nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? '';
  const step = toStep(new URL(args.request.url).searchParams.get('step'));
  return answer(args, async (api) => {
    const view = await api.imports.get({ id });
    const draft = isDraft(view.status);
    const [values, preview, bad] = await Promise.all([
      draft && step === 'values' ? api.imports.values({ id }) : null,
      draft && step === 'preview' && view.problems.length === 0 ? api.imports.preview({ id }) : null,
      draft ? null : api.imports.rows({ id, limit: 50 }),
    ]);
    return { view, step, values, preview, bad };
  });
}

export default function Import() {
  const { view, step, values, preview, bad } = useLoaderData<typeof loader>();
  return isDraft(view.status) ? (
    <Wizard key={view.id} view={view} step={step} values={values} preview={preview} />
  ) : (
    <RunView key={view.id} view={view} bad={bad} />
  );
}
