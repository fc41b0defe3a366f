import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { answer } from '~/lib/api.server';

/** Leads to the workspace that was used last or is one's own, to sign-in, or to a first workspace. */
export async function loader(args: LoaderFunctionArgs) {
  if (args.context.subject.kind !== 'user') throw redirect('/sign-in');
  const { workspaces, lastWorkspace } = await answer(args, (api) => api.identity.me());
  const last = workspaces.find((one) => one.slug === lastWorkspace);
  const slug = (last ?? workspaces.find((one) => one.role === 'owner') ?? workspaces[0])?.slug;
  throw redirect(slug ? `/w/${slug}` : '/workspaces/new');
}
