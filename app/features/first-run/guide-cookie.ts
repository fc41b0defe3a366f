import { keepCookie, preferenceCookie, preferenceIn } from '~/lib/preference-cookie';
import { isSlug } from './slugs';

const cookieName = 'crm_guide_closed';
/** Whoever is in more workspaces than that sees the oldest one's card again, if they are still new there. */
const mostKept = 30;

const closedIn = (cookies: string | null): string[] =>
  (preferenceIn(cookies, cookieName) ?? '').split('.').filter(isSlug);

/** Whether this browser was told not to show the first steps in a workspace any more. */
export const isGuideClosed = (cookies: string | null, slug: string): boolean => closedIn(cookies).includes(slug);

/** The `Set-Cookie` value that keeps it, beside the other workspaces' in a `Cookie` header. */
export function closedGuideCookie(cookies: string | null, slug: string): string {
  const others = closedIn(cookies).filter((one) => one !== slug);
  return preferenceCookie(cookieName, [...others, slug].slice(-mostKept).join('.'));
}

/** Keeps it from the page itself, so that a reload at once does not bring the card back. */
export const closeGuide = (slug: string): void => keepCookie(closedGuideCookie(document.cookie, slug));
