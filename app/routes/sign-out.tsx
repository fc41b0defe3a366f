import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** Ends the session of this browser. A form posts here, so that a link in a mail cannot sign anybody out. */
export async function action({ context }: ActionFunctionArgs) {
  await context.api.identity.signOut();
  return redirect('/sign-in?notice=signed-out', { headers: { 'Clear-Site-Data': '"cache", "storage"' } });
}

export const loader = () => redirect('/');
