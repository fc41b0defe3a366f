const first = 100;
const longest = 2_000;

/** How long to wait after the nth failure in a row (from 1): doubling to 2 s, with jitter so that many do not come at once. */
export const backOffMs = (failures: number): number =>
  Math.round(Math.min(longest, first * 2 ** (failures - 1)) * (0.5 + Math.random() / 2));
