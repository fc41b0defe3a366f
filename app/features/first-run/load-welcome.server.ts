import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { localityOptions } from '~/features/settings/locality-options.server';
import { answer } from '~/lib/api.server';
import { draftFromCookie } from './draft';
import { ownWork } from './own-work';
import { toStart, toStep } from './steps';

const mostShown = 20;

/** What the first pages of a workspace show. Those who may not set it up go home. @throws Response */
export function loadWelcome(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const { current } = await api.identity.me();
    if (!current) {
      const message = 'There is no such workspace, or you are not in it.';
      throw Response.json({ code: 'NOT_FOUND', message, requestId: args.context.requestId }, { status: 404 });
    }
    if (!current.permissions.includes('workspace.update')) throw redirect(`/w/${current.slug}`);
    const params = new URL(args.request.url).searchParams;
    const step = toStep(params.get('step'));
    const [workspace, demo, invitations] = await Promise.all([
      api.workspaces.get(),
      api.demo.status(),
      api.invitations.list(),
    ]);
    const { timeZones, currencies, countries } = localityOptions(workspace);
    return {
      step,
      role: current.role,
      workspace,
      start: toStart(params.get('start')),
      /** Long lists that only the first step shows. */
      options: step === 'workspace' ? { timeZones, currencies, countries } : null,
      demo: { present: demo.present, addable: demo.addable, people: demo.counts.people, own: ownWork(demo.yours) },
      invited: invitations
        .filter(({ expired }) => !expired)
        .slice(0, mostShown)
        .map(({ email, role }) => ({ email, role })),
      draft: draftFromCookie(args.request.headers.get('Cookie')) ?? null,
    };
  });
}

export type WelcomeData = Awaited<ReturnType<typeof loadWelcome>>;
