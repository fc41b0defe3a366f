/** How a number stands to the same of the period before. */
export type Delta = { direction: 'up' | 'down' | 'flat'; text: string; good?: boolean };

const mostPercent = 999;

type Kind = 'share' | 'points' | 'days';

/**
 * The change from one period to the next: `share` in percent of the earlier number, `points` between two shares (0 to 1),
 * `days` between two lengths, of which the shorter is better. Undefined where there is nothing to compare.
 */
export function deltaOf(now: number | null, before: number | null, kind: Kind, locale: string): Delta | undefined {
  if (now === null || before === null || (kind === 'share' && before === 0)) return undefined;
  const change =
    kind === 'share' ? ((now - before) / before) * 100 : kind === 'points' ? (now - before) * 100 : now - before;
  const size = Math.abs(change);
  const rounded = kind === 'days' ? Math.round(size * 10) / 10 : Math.round(size);
  const number = rounded.toLocaleString(locale);
  const text = {
    // Beside next to nothing everything has grown by thousands of percent, which says no more than this
    share: rounded > mostPercent ? `over ${mostPercent}%` : `${number}%`,
    points: rounded === 1 ? '1 point' : `${number} points`,
    days: rounded === 1 ? '1 day' : `${number} days`,
  }[kind];
  if (rounded === 0) return { direction: 'flat', text };
  const direction = change > 0 ? 'up' : 'down';
  return { direction, text, good: (direction === 'up') !== (kind === 'days') };
}
