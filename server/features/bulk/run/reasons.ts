import type { Refused } from './plan-chunk';

const most = 3;

/** A sample of reasons, a line each: of every reason the first record that it was true of. */
export function withReasons(known: string | null, refused: readonly Refused[]): string | null {
  const lines = known ? known.split('\n') : [];
  for (const { title, why } of refused) {
    if (lines.length >= most) break;
    if (!lines.some((line) => line.endsWith(why))) lines.push(`${title}: ${why}`);
  }
  return lines.length > 0 ? lines.join('\n') : null;
}
