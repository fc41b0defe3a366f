import { redirect } from '@remix-run/node';

/** Only the path of the page the form was on, so that the answer never leads to another site. */
function pageOf(request: Request): string {
  const referrer = request.headers.get('Referer');
  if (!referrer || !URL.canParse(referrer)) return '/';
  const page = new URL(referrer);
  if (page.host !== new URL(request.url).host) return '/';
  // Two slashes in front would name another site
  return `/${page.pathname.replace(/^\/+/, '')}${page.search}`;
}

/** Keeps a preference of this browser; without scripts the form comes back to its page. */
export const backWithCookie = (request: Request, cookie: string): Response =>
  redirect(pageOf(request), { headers: { 'Set-Cookie': cookie } });
