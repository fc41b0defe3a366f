import { keepPreference, preferenceIn } from '~/lib/preference-cookie';
import type { Plural } from './types';
import { readColumns } from './view-state';

/** How a person left the columns of a list: which, in what order, how wide, and which of them stay in sight. */
export type ColumnChoice = { keys: string[] | null; widths: Record<string, number>; pinned: string[] };

const cookieName = (plural: Plural) => `crm_columns_${plural}`;

/** Reads `name,email,phone|name:260|email` from the cookie; what cannot be read is no choice. */
export function columnsFromCookie(cookies: string | null, plural: Plural): ColumnChoice {
  const [keys = '', widths = '', pinned = ''] = (preferenceIn(cookies, cookieName(plural)) ?? '').split('|');
  const pairs = widths.split(',').flatMap((pair): [string, number][] => {
    const [key = '', width] = pair.split(':');
    const pixels = Number(width);
    return key && pixels >= 60 && pixels <= 1_000 ? [[key, Math.round(pixels)]] : [];
  });
  return { keys: readColumns(keys), widths: Object.fromEntries(pairs), pinned: readColumns(pinned) ?? [] };
}

/** A choice as its cookie holds it. */
export function columnsText({ keys, widths, pinned }: ColumnChoice): string {
  const sizes = Object.entries(widths).map(([key, width]) => `${key}:${Math.round(width)}`);
  return [keys?.join(',') ?? '', sizes.join(','), pinned.join(',')].join('|').replace(/\|$/, '');
}

/** Keeps a choice in this browser. The server reads it, so that the first paint has the right columns. */
export const keepColumns = (choice: ColumnChoice, plural: Plural): void =>
  keepPreference(cookieName(plural), columnsText(choice));
