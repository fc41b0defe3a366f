import type { LoaderFunctionArgs } from '@remix-run/node';
import { todayOf } from '~/features/tasks/load-my-day.server';
import { answer } from '~/lib/api.server';
import { pageSize } from './inbox-rules';

/** Loads the first of the viewer's inbox: what is open, or with `?state=done` what is done with. */
export function loadInbox(args: LoaderFunctionArgs) {
  const state = new URL(args.request.url).searchParams.get('state') === 'done' ? ('done' as const) : ('open' as const);
  return answer(args, async (api) => ({
    state,
    page: await api.inbox.list({ state, limit: pageSize }),
    today: todayOf(args),
  }));
}
