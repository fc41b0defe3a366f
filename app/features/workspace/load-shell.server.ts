import type { LoaderFunctionArgs } from '@remix-run/node';
import { railViews } from '~/features/views/rail-rules';
import { answer } from '~/lib/api.server';
import { preferenceIn } from '~/lib/preference-cookie';
import { railCookie } from './places';

/** What the frame of a workspace and its pages know: who is here, where, and with which rights. @throws Response 404 */
export async function loadShell(args: LoaderFunctionArgs) {
  const { user, workspaces, current } = await answer(args, (api) => api.identity.me());
  const { subject, requestId } = args.context;
  if (!current) {
    const message = 'There is no such workspace, or you are not in it.';
    throw Response.json({ code: 'NOT_FOUND', message, requestId }, { status: 404 });
  }
  const [{ unread }, head, views] = await answer(args, (api) =>
    Promise.all([api.inbox.count(), api.changes.head(), api.views.list()]),
  );
  const tenant = subject.kind === 'user' ? subject.tenant : undefined;
  return {
    user,
    workspaces,
    current,
    locality: { timeZone: tenant?.timeZone ?? 'Etc/UTC', locale: tenant?.locale ?? 'en-GB' },
    currency: tenant?.currency ?? 'EUR',
    /** How much of the viewer's inbox was unread, and the last change at that time: the frame follows from there. */
    inbox: { unread, head: head.id },
    /** Views that may stand in the rail. */
    views: railViews(views),
    /** Whether this browser keeps the rail narrow. */
    narrow: preferenceIn(args.request.headers.get('Cookie'), railCookie) === 'narrow',
  };
}

export type Shell = Awaited<ReturnType<typeof loadShell>>;
