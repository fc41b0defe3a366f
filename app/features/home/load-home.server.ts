import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadGuide } from '~/features/first-run/load-guide.server';
import type { FilterGroup } from '~/features/records/filter-language';
import { loadBasics, startWithDefault } from '~/features/records/record-loaders.server';
import { loadPanel, todayOf } from '~/features/tasks/load-my-day.server';
import { answer } from '~/lib/api.server';
import { addDays, addMonths } from '~/ui/calendar-rules';
import { dealsLink, forecastBoard } from './deal-links';
import { type HomeFilters, monthsBefore, monthsOf, readHomeFilters } from './home-filters';
import { homeWords } from './home-words.server';
import { resultsModel } from './results-model.server';
import { forecastModel, lostModel, pipelineModel } from './sales-models.server';
import { arrangementFrom } from './widgets';
import { activityModel, leadersModel, stagesModel } from './work-models.server';

type Api = LoaderFunctionArgs['context']['api'];
type Narrowed = { filters: HomeFilters; pipelines: readonly { id: string; name: string }[]; today: string };

/** Loads the home page: the viewer's day, and how selling goes as the filters in the address say. @throws Response */
export function loadHome(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const today = todayOf(args);
    const basics = await loadBasics(api, ['task', 'activity']);
    const views = await api.views.list({ object: 'dashboard' });
    if (params.size === 0) startWithDefault(args, 'dashboards', views);
    const [day, panel, listed, deals, guide] = await Promise.all([
      api.tasks.myDay(),
      loadPanel(api, params),
      api.pipelines.list({}),
      api.deals.count({}),
      loadGuide(api, args),
    ]);
    const pipelines = listed.pipelines.map(({ id, name }) => ({ id, name }));
    const read = readHomeFilters(params);
    // A pipeline that was removed since the address was written narrows nothing
    const filters = { ...read, pipeline: pipelines.some(({ id }) => id === read.pipeline) ? read.pipeline : '' };
    const { order, hidden } = arrangementFrom(params, args.request.headers.get('Cookie'));
    return {
      ...{ basics, day, panel, today, filters, pipelines, guide, views },
      hasDeals: deals.count > 0,
      arrangement: { order, hidden: [...hidden] },
      reports: await loadReports(api, args, { filters, pipelines, today }),
    };
  });
}

async function loadReports(api: Api, { params, context }: LoaderFunctionArgs, { filters, pipelines, today }: Narrowed) {
  const months = monthsOf(filters.period, today);
  const overview = await api.reports.overview({
    ...months,
    mode: filters.mode,
    ...(filters.owner && { ownerId: filters.owner }),
    ...(filters.pipeline && { pipelineId: filters.pipeline }),
  });
  const locale = (context.subject.kind === 'user' && context.subject.tenant?.locale) || 'en-GB';
  const words = homeWords(locale, overview.currency);
  const path = (place: string) => `/w/${params.workspace}/${place}`;
  const link = (filter: FilterGroup) => dealsLink(path, filter);
  const making = { overview, words, link };
  const days = { from: `${months.from}-01`, to: addDays(addMonths(`${months.to}-01`, 1), -1) };
  const [span, before] = [words.span(months), words.span(monthsBefore(months))];
  return {
    ...{ span, before, unconverted: overview.unconverted },
    /** Which deals results and stages are about. */
    about: filters.mode === 'cohort' ? `Deals created ${span}` : span,
    pipeline: pipelineModel(making, pipelines),
    forecast: { ...forecastModel(making), board: forecastBoard(filters, months.from, path) },
    results: resultsModel(making, { locale, before }),
    activity: activityModel(making),
    leaders: leadersModel(making, { ...days, pipeline: filters.pipeline }),
    lost: lostModel(making),
    stages: stagesModel(making),
  };
}

export type HomeData = Awaited<ReturnType<typeof loadHome>>;
export type Reports = HomeData['reports'];
