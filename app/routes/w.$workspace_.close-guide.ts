import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { closedGuideCookie } from '~/features/first-run/guide-cookie';
import { backWithCookie } from '~/lib/back-to-page.server';

/** Keeps that this browser does not show the first steps in the workspace any more. */
export function action({ request, params }: ActionFunctionArgs) {
  return backWithCookie(request, closedGuideCookie(request.headers.get('Cookie'), params.workspace ?? ''));
}

export const loader = ({ params }: ActionFunctionArgs) => redirect(`/w/${params.workspace ?? ''}`);
