import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { backWithCookie } from '~/lib/back-to-page.server';
import { singleKeysCookie, toSingleKeys } from '~/lib/single-keys';

/** Keeps whether keys without Ctrl or Cmd are shortcuts. */
export async function action({ request }: ActionFunctionArgs) {
  return backWithCookie(request, singleKeysCookie(toSingleKeys((await request.formData()).get('singleKeys'))));
}

export const loader = () => redirect('/');
