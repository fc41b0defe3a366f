import { useFetchers, useRouteLoaderData } from '@remix-run/react';
import { preferenceCookie, preferenceIn } from './preference-cookie';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const themeAction = '/theme';
const cookieName = 'crm_theme';

/** Anything that is not one of ours is the system's choice. */
export function toTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}

/** Reads the choice from a `Cookie` header. */
export function themeFromCookie(header: string | null): Theme {
  return toTheme(preferenceIn(header, cookieName));
}

/** The `Set-Cookie` value that keeps the choice. */
export function themeCookie(theme: Theme): string {
  return preferenceCookie(cookieName, theme);
}

/** The class of `<html>`; tokens.css turns it into `color-scheme`, and that into every colour. */
export function themeClass(theme: Theme): string {
  return `theme-${theme}`;
}

/** The theme in force. A choice shows at once, while it still travels to the server. */
export function useTheme(): Theme {
  const root = useRouteLoaderData<{ theme: Theme }>('root');
  const choice = useFetchers().find((fetcher) => fetcher.formAction === themeAction);
  return toTheme(choice?.formData?.get('theme') ?? root?.theme);
}
