/** Where the line that shows the drop place is drawn. */
export type Landing =
  | { kind: 'before' | 'after'; index: number }
  /** Out of view: the line stands at the edge of the column. */
  | { kind: 'edge'; side: 'top' | 'bottom' };

/**
 * @param place index among the column's cards at which the moved ones come to stand
 * @param count how many cards the column has loaded
 * @param inView first and last card that can be seen; null before anything was measured
 */
export function landingOf(
  place: number,
  count: number,
  inView: { startIndex: number; endIndex: number } | null,
): Landing | null {
  if (count === 0) return null;
  const index = Math.min(place, count);
  if (inView && index < inView.startIndex) return { kind: 'edge', side: 'top' };
  if (inView && index > inView.endIndex + 1) return { kind: 'edge', side: 'bottom' };
  return index === count ? { kind: 'after', index: count - 1 } : { kind: 'before', index };
}
