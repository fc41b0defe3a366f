import { useFetchers, useRouteLoaderData } from '@remix-run/react';
import { preferenceCookie, preferenceIn } from './preference-cookie';

/**
 * Shortcuts of a letter or sign alone (`c`, `/`, `g p`) get in the way of people who dictate or hit keys by accident, so
 * that a browser can be without them (WCAG 2.1.4).
 */
export const singleKeysChoices = ['on', 'off'] as const;
export type SingleKeys = (typeof singleKeysChoices)[number];

export const singleKeysAction = '/single-keys';
const cookieName = 'crm_single_keys';

/** Anything but `off` is on. */
export const toSingleKeys = (value: unknown): SingleKeys => (value === 'off' ? 'off' : 'on');

/** Reads the choice from a `Cookie` header. */
export const singleKeysFromCookie = (header: string | null): SingleKeys =>
  toSingleKeys(preferenceIn(header, cookieName));

/** The `Set-Cookie` value that keeps the choice. */
export const singleKeysCookie = (choice: SingleKeys): string => preferenceCookie(cookieName, choice);

/** Whether a shortcut, written as for `Kbd`, is letters or signs alone: `c` and `g p`, but not `Mod+K`, `F2` or `Enter`. */
export const isSingleKey = (keys: string): boolean => keys.split(' ').every((key) => key.length === 1);

/** The choice in force. It shows at once, while it still travels to the server. */
export function useSingleKeys(): SingleKeys {
  const root = useRouteLoaderData<{ singleKeys: SingleKeys }>('root');
  const choice = useFetchers().find((fetcher) => fetcher.formAction === singleKeysAction);
  return toSingleKeys(choice?.formData?.get('singleKeys') ?? root?.singleKeys);
}
