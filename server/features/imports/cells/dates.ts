import { fold } from '@db/fold';

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const monthNames: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january', 'januar', 'janner'],
    ['feb', 'february', 'februar'],
    ['mar', 'march', 'marz', 'mrz', 'maerz'],
    ['apr', 'april'],
    ['may', 'mai'],
    ['jun', 'june', 'juni'],
    ['jul', 'july', 'juli'],
    ['aug', 'august'],
    ['sep', 'sept', 'september'],
    ['oct', 'okt', 'october', 'oktober'],
    ['nov', 'november'],
    ['dec', 'dez', 'december', 'dezember'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** A time of day may follow a date; an import of dates does not need it. */
const time = '(?:[t ,]+\\d{1,2}:\\d{2}.*)?';
const numeric = new RegExp(`^(\\d{1,4})\\s*[./\\-\\s]\\s*(\\d{1,2})\\s*[./\\-\\s]\\s*(\\d{1,4})\\.?${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s\\-/]*([a-z]+)\\.?,?[\\s\\-/]*(\\d{2}|\\d{4})${time}$`);
const monthFirst = new RegExp(`^([a-z]+)\\.?\\s*(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s+(\\d{4})${time}$`);

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1800 && year <= 2200 ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : undefined;
}

/** Two digits of a year that would lie in the future belong to the last century. */
function fullYear(text: string, thisYear: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = thisYear - (thisYear % 100);
  return year > thisYear % 100 ? century - 100 + year : century + year;
}

/** Reads a date; `order` decides only where the text does not. @returns 'YYYY-MM-DD', undefined for what is no date. */
export function readDate(typed: string, order: DateOrder, thisYear: number): string | undefined {
  const text = fold(typed.trim());
  const digits = compact.exec(text);
  if (digits) return dateOf(Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const numbers = numeric.exec(text);
  if (numbers) {
    const [, a, b, c] = numbers as unknown as [string, string, string, string];
    if (a.length === 3 || c.length === 3) return undefined;
    if (a.length === 4) return dateOf(Number(a), Number(b), Number(c));
    if (order === 'ymd' && c.length <= 2) return dateOf(fullYear(a, thisYear), Number(b), Number(c));
    if (c.length === 1) return undefined;
    const [day, month] = order === 'mdy' ? [b, a] : [a, b];
    return dateOf(fullYear(c, thisYear), Number(month), Number(day));
  }
  const day = dayFirst.exec(text);
  if (day) return dateOf(fullYear(day[3]!, thisYear), monthNames.get(day[2]!) ?? 0, Number(day[1]));
  const month = monthFirst.exec(text);
  return month ? dateOf(Number(month[3]), monthNames.get(month[1]!) ?? 0, Number(month[2])) : undefined;
}

/**
 * Guesses the order from samples of a column. `sure` is true when a sample decides, e.g. a 13th to 31st day.
 * @returns undefined when fewer than half of the samples are dates in any order.
 */
export function guessDateOrder(
  samples: readonly string[],
  usual: DateOrder = 'dmy',
): { order: DateOrder; sure: boolean } | undefined {
  const fits = (order: DateOrder) => samples.filter((sample) => readDate(sample, order, 2099)).length;
  const [dmy, mdy, ymd] = dateOrders.map(fits) as [number, number, number];
  const most = Math.max(dmy, mdy, ymd);
  if (samples.length === 0 || most < samples.length / 2) return undefined;
  if (samples.every((sample) => /^\d{4}/.test(sample.trim()))) return { order: 'ymd', sure: true };
  if (ymd > Math.max(dmy, mdy)) return { order: 'ymd', sure: true };
  if (dmy !== mdy) return { order: dmy > mdy ? 'dmy' : 'mdy', sure: true };
  // Nothing decides. Dots are written between days and months, never the other way round.
  const dotted = samples.some((sample) => /^\d{1,2}\.\s?\d{1,2}\./.test(sample.trim()));
  return { order: dotted ? 'dmy' : usual, sure: dotted };
}
