/** What one unit of a currency is worth in the workspace's, from a day on. */
export type Rate = { currency: string; validFrom: string; rate: number };

const digits = new Map<string, number>();

/** Decimals of a currency: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

const lastDay = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
};

/** The day whose rate counts for a month: its end, or today where it is not over or none is said. */
export const rateDay = (month: string | undefined, today: string): string =>
  month && month < today.slice(0, 7) ? lastDay(month) : today;

export type Conversion = {
  /** The workspace's currency. */
  base: string;
  /**
   * Minor units of a currency in minor units of the workspace's, rounded; null where no rate is known yet. A day before
   * the first rate takes that one.
   * @param month 'YYYY-MM' of a closed month, which keeps the rate of its end; without it, that of today
   */
  convert(amount: number, currency: string, month?: string): number | null;
};

/** @param today 'YYYY-MM-DD' in the workspace; rates of later days do not count yet */
export function conversionBy(rates: readonly Rate[], base: string, today: string): Conversion {
  const known = new Map<string, Rate[]>();
  for (const rate of rates.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    if (rate.validFrom <= today) known.set(rate.currency, [...(known.get(rate.currency) ?? []), rate]);
  }
  const rateOn = (currency: string, day: string): number | undefined => {
    const own = known.get(currency) ?? [];
    return (own.findLast(({ validFrom }) => validFrom <= day) ?? own[0])?.rate;
  };
  return {
    base,
    convert(amount, currency, month) {
      if (currency === base || amount === 0) return amount;
      const rate = rateOn(currency, rateDay(month, today));
      if (rate === undefined) return null;
      return Math.round(amount * rate * 10 ** (decimalsOf(base) - decimalsOf(currency)));
    },
  };
}

export type Amount = { amount: number; currency: string /** See `convert`. */; month?: string };

/** A sum in the workspace's currency, and the currencies that are not in it for want of a rate. */
export function sumInBase({ convert }: Conversion, amounts: Iterable<Amount>): { sum: number; unconverted: string[] } {
  let sum = 0;
  const unconverted = new Set<string>();
  for (const { amount, currency, month } of amounts) {
    const converted = convert(amount, currency, month);
    if (converted === null) unconverted.add(currency);
    else sum += converted;
  }
  return { sum, unconverted: [...unconverted].sort() };
}

/**
 * The rates as they are when the workspace counts in another currency: each divided by that of the new one on its day.
 * Without a rate of the new one nothing is known any more.
 */
export function rebased(rates: readonly Rate[], from: string, to: string): Rate[] {
  const own = rates
    .filter(({ currency }) => currency === to)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  if (own.length === 0) return [];
  const worth = (day: string): number => (own.findLast(({ validFrom }) => validFrom <= day) ?? own[0])?.rate ?? 1;
  const others = rates
    .filter(({ currency }) => currency !== to)
    .map((rate) => ({ ...rate, rate: rate.rate / worth(rate.validFrom) }));
  return [...others, ...own.map(({ validFrom, rate }) => ({ currency: from, validFrom, rate: 1 / rate }))];
}
