type Placed = { position: number; fixed: boolean };

/**
 * Positions that put things into the order in which they are given, and change as few of them as is simple. Fixed ones
 * keep theirs, the others are spread out between them.
 * @returns undefined when the fixed ones themselves stand in another order
 */
export function positionsFor(wanted: readonly Placed[]): number[] | undefined {
  const fixed = wanted.flatMap(({ position, fixed }) => (fixed ? [position] : []));
  if (fixed.some((position, index) => index > 0 && position <= (fixed[index - 1] ?? 0))) return undefined;
  if (fixed.length === 0) return wanted.map((_, index) => index + 1);
  const places: number[] = [];
  for (let at = 0; at < wanted.length; ) {
    const next = wanted.findIndex((one, index) => index >= at && one.fixed);
    const free = (next === -1 ? wanted.length : next) - at;
    const end = wanted[next]?.position ?? (places.at(-1) ?? 0) + free + 1;
    const start = places.at(-1) ?? end - free - 1;
    for (let index = 1; index <= free; index += 1) places.push(start + ((end - start) * index) / (free + 1));
    if (next !== -1) places.push(end);
    at += free + 1;
  }
  return places;
}
