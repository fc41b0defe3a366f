const oneYearSeconds = 31_536_000;

/** A `Set-Cookie` value that keeps a preference of this browser for a year. It is no secret, so it also travels over plain http. */
export const preferenceCookie = (name: string, value: string): string =>
  `${name}=${value}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax`;

/** Reads a preference from a `Cookie` header; undefined when there is none. */
export function preferenceIn(header: string | null, name: string): string | undefined {
  const pair = (header ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** Keeps a cookie from the page itself. @param cookie a `Set-Cookie` value */
export function keepCookie(cookie: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox
  document.cookie = cookie;
}

/** Keeps a preference from the page itself; the server reads it for the next first paint. */
export const keepPreference = (name: string, value: string): void => keepCookie(preferenceCookie(name, value));
