/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A key, as often as its share says. */
  weighted<K extends string>(shares: Readonly<Record<K, number>>): K;
  shuffle<T>(items: readonly T[]): T[];
  /** `count` keys in the exact shares, in random order. */
  deck<K extends string>(count: number, shares: Readonly<Record<K, number>>): K[];
  /** `count` flags of which exactly the share is set, in random order. */
  flags(count: number, share: number): boolean[];
  hex(digits: number): string;
};

/** mulberry32: small, and good enough for names and dates. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const shuffled = [...items];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = int(0, at);
      [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
    }
    return shuffled;
  };
  const entries = <K extends string>(shares: Readonly<Record<K, number>>) => Object.entries(shares) as [K, number][];
  const total = (shares: [string, number][]) => shares.reduce((sum, [, share]) => sum + share, 0);
  const deck = <K extends string>(count: number, shares: Readonly<Record<K, number>>): K[] => {
    const all = entries(shares);
    const exact = all.map(([key, share]) => ({ key, exact: (share / total(all)) * count }));
    const cards = exact.flatMap((one) => Array.from({ length: Math.floor(one.exact) }, () => one.key));
    const largestRest = [...exact].sort((a, b) => (b.exact % 1) - (a.exact % 1));
    return shuffle([...cards, ...largestRest.slice(0, count - cards.length).map(({ key }) => key)]);
  };
  return {
    next,
    int,
    shuffle,
    deck,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[int(0, items.length - 1)] as T,
    weighted<K extends string>(shares: Readonly<Record<K, number>>): K {
      const all = entries(shares);
      let left = next() * total(all);
      for (const [key, share] of all) {
        left -= share;
        if (left < 0) return key;
      }
      return all[0]![0];
    },
    flags: (count, share) => deck(count, { yes: share, no: 1 - share }).map((card) => card === 'yes'),
    hex: (digits) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join(''),
  };
}
