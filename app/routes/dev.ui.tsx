import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionSpecimens } from '~/ui/gallery/actions';
import { CalendarSpecimens } from '~/ui/gallery/calendars';
import { chartFigures } from '~/ui/gallery/chart-figures.server';
import { ChartSpecimens } from '~/ui/gallery/charts';
import { FeedbackSpecimens } from '~/ui/gallery/feedback';
import { FieldSpecimens } from '~/ui/gallery/fields';
import { OverlaySpecimens } from '~/ui/gallery/overlays';
import { TableSpecimens } from '~/ui/gallery/table';
import { SkipLink } from '~/ui/hidden-text';
import { PageHeader } from '~/ui/page-header';
import { ThemeSwitch } from '~/ui/theme-switch';

export const meta: MetaFunction = () => [{ title: 'Pieces · CRM Flow' }];

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.showDevPages) throw new Response(null, { status: 404 });
  return chartFigures();
}

/** Every piece in every state, to be looked at in both themes and three widths. Development only. */
export default function Pieces() {
  const figures = useLoaderData<typeof loader>();
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="outline-none">
        <div className="border-b bg-surface">
          <PageHeader
            title="Pieces"
            description="What pages are made of."
            actions={<ThemeSwitch />}
            className="mx-auto max-w-280"
          />
        </div>
        <div className="mx-auto grid max-w-280 grid-cols-[minmax(0,1fr)] gap-8 px-4 py-6 sm:px-6">
          <TableSpecimens rowCount={10_000} />
          <ChartSpecimens {...figures} />
          <CalendarSpecimens />
          <ActionSpecimens />
          <FieldSpecimens />
          <OverlaySpecimens />
          <FeedbackSpecimens />
        </div>
      </main>
    </>
  );
}
