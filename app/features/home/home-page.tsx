import { useNavigation, useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { GettingStarted } from '~/features/first-run/getting-started';
import { useJoinedToast } from '~/features/first-run/use-joined-toast';
import { RecordsProvider, useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useListKeys } from '~/features/records/use-list-view';
import { useLiveChanges } from '~/features/records/use-live';
import { LazyWorkPanel } from '~/features/tasks/lazy-work-panel';
import { parts } from '~/features/tasks/my-day.rules';
import { useMyDay } from '~/features/tasks/use-my-day';
import { arrangementOf } from '~/features/views/view-address';
import { ViewBar } from '~/features/views/view-bar';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { useLocality } from '~/lib/time';
import { useRefresh } from '~/lib/use-refresh';
import { Banner } from '~/ui/banner';
import { ButtonLink } from '~/ui/button';
import { dayInWords } from '~/ui/calendar-rules';
import { ChartFrame } from '~/ui/chart/chart-frame';
import { PageHeader } from '~/ui/page-header';
import { Skeleton } from '~/ui/skeleton';
import { ArrangeButton } from './arrange-button';
import { DayWidget } from './day-widget';
import { HomeFilterForm } from './home-filter-form';
import type { HomeData } from './load-home.server';
import { reportWidgets } from './report-widgets';
import { useArrangement } from './use-arrangement';
import { WidgetMenu } from './widget-menu';
import { labelOf, type WidgetKey, withWidgets } from './widgets';

/** The first page of a workspace: what the viewer has to do, and how selling goes. */
export function HomePage({ data }: { data: HomeData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <Home data={data} />
    </RecordsProvider>
  );
}

/** Rows fill up whatever is shown in whatever order: a widget grows from the width that it needs. */
const widths: Record<WidgetKey, string> = {
  day: 'basis-88',
  pipeline: 'basis-88',
  forecast: 'basis-88',
  results: 'basis-full',
  activity: 'basis-120',
  leaders: 'basis-88',
  lost: 'basis-88',
  stages: 'basis-88',
};

const settleMs = 1_500;
const counted: ReadonlySet<string> = new Set(['deal', 'stage', 'pipeline', 'activity', 'note', 'task', 'lostReason']);

/** Reads the reports again some time after a change, once for many. */
function useFreshReports(head: string | null) {
  const refresh = useRefresh(settleMs);
  useLiveChanges(head, ({ object }) => {
    if (counted.has(object)) refresh();
  });
}

function Home({ data }: { data: HomeData }) {
  const { today, filters, pipelines, hasDeals, reports, panel, guide } = data;
  const { head, path, me, can } = useRecords();
  const { locale } = useLocality();
  const state = useMyDay(data.day);
  const arranging = useArrangement(data.arrangement);
  const [params] = useSearchParams();
  const arranged = arrangementOf(withWidgets(params, arranging.arrangement));
  const { state: navigating, location } = useNavigation();
  useFreshReports(head);
  useListKeys({ onCreate: undefined });
  useJoinedToast(useWorkspace().current.name);
  const isLoading =
    navigating === 'loading' &&
    location?.pathname.replace(/\/$/, '') === path('').replace(/\/$/, '') &&
    !location.search.includes('panel=');
  const rows: RecordView[] = [...parts.flatMap((part) => state.day[part]), ...state.day.meetings];
  return (
    <>
      <PageHeader
        title="Home"
        count={dayInWords(today, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
        actions={<ArrangeButton arranging={arranging} />}
      />
      <ViewBar plural="dashboards" kind="dashboard" label="Home" data={data.views} arranged={arranged} />
      <div className="border-b px-4 py-3 sm:px-6 print:hidden">
        <HomeFilterForm filters={filters} pipelines={pipelines} />
      </div>
      <div className="flex-1 bg-ground px-4 py-4 sm:px-6">
        {guide && <GettingStarted guide={guide} />}
        {reports.unconverted.length > 0 && (
          <div className="pb-4">
            <Banner
              tone="warning"
              title={`No rate for ${reports.unconverted.join(', ')}`}
              actions={
                can('workspace.update') && (
                  <ButtonLink size="small" to={path('settings/currencies')}>
                    Set rates
                  </ButtonLink>
                )
              }
            >
              Deals in these currencies are counted, but are in no sum.
            </Banner>
          </div>
        )}
        <div aria-busy={isLoading} className="flex flex-wrap gap-4 *:grow print:block print:*:mb-4">
          {arranging.shown.map((key) => {
            const actions = <WidgetMenu widget={key} arranging={arranging} />;
            const frame = { title: labelOf(key), actions, className: clsx('max-w-full', widths[key]) };
            if (key === 'day') {
              return (
                <ChartFrame key={key} {...frame} description={`For ${me.name}`}>
                  <DayWidget state={state} today={today} />
                </ChartFrame>
              );
            }
            const { description, table, content } = reportWidgets[key]({ reports, hasDeals, path });
            return (
              <ChartFrame key={key} {...frame} description={description} table={isLoading ? undefined : table}>
                {isLoading ? <Skeleton className={key === 'results' ? 'h-16' : 'h-48'} /> : content}
              </ChartFrame>
            );
          })}
        </div>
        {arranging.shown.length === 0 && (
          <p className="py-16 text-center text-13 text-muted">
            Everything is hidden. Choose what to see under “Arrange”.
          </p>
        )}
      </div>
      <LazyWorkPanel rows={rows} loaded={panel} onChange={state.replace} onGone={() => void state.refresh()} />
    </>
  );
}
