import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { countOf, statusWords } from '~/features/imports/import-words';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { RelativeTime } from '~/lib/time';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import { Tag } from '~/ui/tag';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Imports · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor') ?? undefined;
  return answer(args, (api) => api.imports.list({ limit: 50, ...(cursor && { cursor }) }));
}

export default function Imports() {
  const { rows, nextCursor } = useLoaderData<typeof loader>();
  const { path, can, locality } = useWorkspace();
  const start = can('imports.run') && (
    <ButtonLink to={path('imports/new')} variant="primary" icon={<FileUp />}>
      Import a file
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Imports" actions={rows.length > 0 && start} />
      {rows.length === 0 ? (
        <EmptyState icon={<FileUp />} title="Bring your contacts along" action={start} className="flex-1">
          A CSV or Excel file of people or companies. You see what will happen before anything is written, and one click
          takes it back.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {rows.map((one) => (
            <li
              key={one.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-13 hover:bg-hover sm:px-6"
            >
              <div className="min-w-0 flex-1 basis-60">
                <Link
                  to={path(`imports/${one.id}`)}
                  className="block truncate font-medium after:absolute after:inset-0 focus-visible:after:outline-2"
                >
                  {one.fileName}
                </Link>
                <p className="truncate text-12 text-muted">
                  <RelativeTime at={one.createdAt} />
                  {one.createdBy && <> · {one.createdBy.name}</>}
                </p>
              </div>
              {one.counts && (
                <p className="text-12 text-muted tabular-nums">
                  {countOf(one.counts.created, one.object, locality.locale)} new ·{' '}
                  {one.counts.updated.toLocaleString(locality.locale)} updated
                  {one.counts.invalid + one.counts.conflict > 0 &&
                    ` · ${(one.counts.invalid + one.counts.conflict).toLocaleString(locality.locale)} left out`}
                </p>
              )}
              <Tag {...statusWords[one.status]} look="dot" />
            </li>
          ))}
        </ul>
      )}
      {nextCursor && (
        <div className="flex justify-center p-4">
          <ButtonLink to={`?cursor=${nextCursor}`}>Older imports</ButtonLink>
        </div>
      )}
    </>
  );
}
