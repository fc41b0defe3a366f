import { keepCookie, preferenceIn } from '~/lib/preference-cookie';

/** Invitations that were typed and not sent. */
export type Draft = { emails: string; role: string };

const cookieName = 'crm_invitations';
const longest = 3_000;

/**
 * The `Set-Cookie` value that keeps a draft in this browser for a day, for one workspace: going back, forth or away loses
 * nothing, with scripts and without. An empty draft is forgotten.
 */
export function draftCookie(slug: string, { emails, role }: Draft): string {
  const text = encodeURIComponent(emails.trim() === '' ? '' : emails);
  const value = text === '' || text.length > longest ? '' : `${encodeURIComponent(role)}:${text}`;
  return `${cookieName}=${value}; Path=/w/${slug}; Max-Age=${value === '' ? 0 : 86_400}; SameSite=Lax`;
}

/** Reads a draft from a `Cookie` header. */
export function draftFromCookie(header: string | null): Draft | undefined {
  const [role = '', emails = ''] = (preferenceIn(header, cookieName) ?? '').split(':');
  try {
    return emails === '' ? undefined : { role: decodeURIComponent(role), emails: decodeURIComponent(emails) };
  } catch {
    return undefined;
  }
}

/** Keeps a draft from the page itself. */
export const keepDraft = (slug: string, draft: Draft): void => keepCookie(draftCookie(slug, draft));
