const here = 'http://here.invalid';

/**
 * A path on this site that is safe to send a browser to, from text that may come from anywhere (`redirectTo`): it starts
 * with one slash, and stays here however a browser reads it. Anything else becomes `fallback`.
 */
export function safeRedirectPath(target: unknown, fallback = '/'): string {
  if (typeof target !== 'string' || target.length > 2000) return fallback;
  // Browsers read a backslash as a slash and drop tabs and line ends, so `/\t/host` would be another site.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
  if (!/^\/(?![/\\])/.test(target) || /[\u0000-\u001f\u007f\\]/.test(target) || !URL.canParse(target, here))
    return fallback;
  const { origin, pathname, search, hash } = new URL(target, here);
  // `/.//host` becomes `//host` once its dots are resolved.
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : fallback;
}
