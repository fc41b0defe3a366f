/** What was won or lost in a period; amounts in minor units of the workspace's currency. */
export type Closed = {
  count: number;
  amount: number;
  /** How many of them are in `amount`: those whose currency has a rate. */
  converted: number;
};

export type Outcome = {
  won: { count: number; amount: number };
  lost: { count: number; amount: number };
  /** 0 to 1; null when nothing was closed. */
  winRate: number | null;
  /** Days from creation to winning, the one in the middle. */
  cycleDaysMedian: number | null;
  averageDeal: number | null;
  /** What the open deals bring in a day: open deals × average deal × win rate ÷ days of the cycle. */
  velocityPerDay: number | null;
};

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const product = (...factors: (number | null)[]): number | null =>
  factors.reduce<number | null>((all, factor) => (all === null || factor === null ? null : all * factor), 1);

/** @param openDeals how many are open now */
export function outcomeOf(won: Closed, lost: Closed, cycleDaysMedian: number | null, openDeals: number): Outcome {
  const winRate = ratio(won.count, won.count + lost.count);
  const average = ratio(won.amount, won.converted);
  const perDay = ratio(1, cycleDaysMedian ?? 0);
  const velocity = product(openDeals, average, winRate, perDay);
  return {
    won: { count: won.count, amount: won.amount },
    lost: { count: lost.count, amount: lost.amount },
    winRate,
    cycleDaysMedian,
    averageDeal: average === null ? null : Math.round(average),
    velocityPerDay: velocity === null ? null : Math.round(velocity),
  };
}
