import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { rowsKey } from './view-state';

/** A panel that opens, a tab, or other columns change no rows: only another view or another record is read again. */
export function listRevalidates({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod && formMethod !== 'GET') return defaultShouldRevalidate;
  if (currentUrl.pathname !== nextUrl.pathname) return true;
  const same = rowsKey(currentUrl.searchParams) === rowsKey(nextUrl.searchParams);
  // The same address asked for again, by its link or a reload of the data, means: read it again
  return !same || currentUrl.search === nextUrl.search;
}
