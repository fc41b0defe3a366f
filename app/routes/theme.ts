import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { themeCookie, toTheme } from '~/lib/theme';

/** Only the path of the page the form was on, so that the answer never leads to another site. */
function pageOf(request: Request): string {
  const referrer = request.headers.get('Referer');
  if (!referrer || !URL.canParse(referrer)) return '/';
  const page = new URL(referrer);
  return page.host === new URL(request.url).host ? `${page.pathname}${page.search}` : '/';
}

/** Keeps the chosen theme; without scripts the form comes back to its page. */
export async function action({ request }: ActionFunctionArgs) {
  const theme = toTheme((await request.formData()).get('theme'));
  return redirect(pageOf(request), { headers: { 'Set-Cookie': themeCookie(theme) } });
}

export const loader = () => redirect('/');
