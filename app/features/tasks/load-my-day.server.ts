import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { loaderCalls } from '~/features/records/record-calls';
import { loadBasics } from '~/features/records/record-loaders.server';
import { pluralOf, type RecordView } from '~/features/records/types';
import { readPanel } from '~/features/records/view-state';
import { answer } from '~/lib/api.server';
import { todayIn } from './due-words';

/** Today in the zone of the workspace that the request is about. */
export function todayOf({ context: { subject } }: Pick<LoaderFunctionArgs, 'context'>): string {
  return todayIn((subject.kind === 'user' && subject.tenant?.timeZone) || 'Etc/UTC');
}

/** The task or activity of an open panel; one that is gone is no reason to fail the page. */
export async function loadPanel(
  api: LoaderFunctionArgs['context']['api'],
  params: URLSearchParams,
): Promise<RecordView | null> {
  const panel = readPanel(params);
  if (panel?.object !== 'task' && panel?.object !== 'activity') return null;
  return loaderCalls(api, pluralOf[panel.object])
    .get(panel.id)
    .catch(() => null);
}

/** What belongs to a list of tasks, and not to a day: such an address leads there. */
const ofLists = ['filter', 'sort', 'search', 'columns', 'view'];

/** Loads the viewer's day. @throws Response */
export function loadMyDay(args: LoaderFunctionArgs) {
  const { pathname, search, searchParams } = new URL(args.request.url);
  if (ofLists.some((key) => searchParams.has(key))) throw redirect(`${pathname.replace(/\.data$/, '')}/all${search}`);
  return answer(args, async (api) => {
    const basics = await loadBasics(api, ['task', 'activity']);
    const [day, panel] = await Promise.all([api.tasks.myDay(), loadPanel(api, searchParams)]);
    return { basics, day, panel, today: todayOf(args) };
  });
}
