import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';

const withoutPanel = ({ pathname, searchParams }: URL): string => {
  const params = new URLSearchParams(searchParams);
  params.delete('panel');
  params.delete('tab');
  // Of a dashboard: what is shown of what was read
  params.delete('widgets');
  return `${pathname}?${params}`;
};

/** Nothing is read again for a panel that opens over a page, or closes. */
export function dayRevalidates({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (formMethod && formMethod !== 'GET') return defaultShouldRevalidate;
  // The very same address means: read it again
  return withoutPanel(currentUrl) !== withoutPanel(nextUrl) || currentUrl.search === nextUrl.search;
}
