import type { Plural } from './types';
import { readColumns } from './view-state';

/** How a person left the columns of a list: which, in what order, and how wide. */
export type ColumnChoice = { keys: string[] | null; widths: Record<string, number> };

const cookieName = (plural: Plural) => `crm_columns_${plural}`;
const oneYearSeconds = 31_536_000;

/** Reads `name:260,email,phone` from the cookie; what cannot be read is no choice. */
export function columnsFromCookie(cookies: string | null, plural: Plural): ColumnChoice {
  const found = (cookies ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${cookieName(plural)}=`));
  const [keys = '', widths = ''] = (found?.slice(cookieName(plural).length + 1) ?? '').split('|');
  const pairs = widths.split(',').flatMap((pair): [string, number][] => {
    const [key = '', width] = pair.split(':');
    const pixels = Number(width);
    return key && pixels >= 60 && pixels <= 1_000 ? [[key, Math.round(pixels)]] : [];
  });
  return { keys: readColumns(keys), widths: Object.fromEntries(pairs) };
}

/** The cookie that keeps a choice for a year. It is read by the server, so that the first paint has the right columns. */
export function columnsCookie({ keys, widths }: ColumnChoice, plural: Plural): string {
  const sizes = Object.entries(widths).map(([key, width]) => `${key}:${Math.round(width)}`);
  const value = `${keys?.join(',') ?? ''}|${sizes.join(',')}`;
  return `${cookieName(plural)}=${value}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax`;
}
