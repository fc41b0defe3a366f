import { dateFormat } from '~/lib/formats';
import { instantOf } from '~/lib/wall-time';
import { foldText } from '~/ui/options';

type Part = 'day' | 'month' | 'year';
type Named = Record<Part, number>;

/** In which order a language writes the parts of a day in figures. */
const orderIn = (locale: string): Part[] =>
  dateFormat(locale, { dateStyle: 'short' })
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));

/** Two figures of a year are of the century around now, as spreadsheets have it. */
const wholeYear = (year: number, figures: number): number => (figures > 2 ? year : year + (year < 70 ? 2000 : 1900));

/** A day that exists, as 'YYYY-MM-DD'. */
function dayOf({ year, month, day }: Named): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists && year >= 1000 ? at.toISOString().slice(0, 10) : undefined;
}

const named = (order: readonly Part[], figures: readonly string[]): Named => {
  const of = (part: Part) => figures[order.indexOf(part)] ?? '';
  return { year: wholeYear(Number(of('year')), of('year').length), month: Number(of('month')), day: Number(of('day')) };
};

/** 24.11.2026, 11/24/26, 2026-11-24: in the order of the language, or in the only order that there is a day for. */
function fromFigures(figures: readonly string[], locale: string): string | undefined {
  if ((figures[0]?.length ?? 0) > 2) return dayOf(named(['year', 'month', 'day'], figures));
  const dayFirst: Part[] = ['day', 'month', 'year'];
  const monthFirst: Part[] = ['month', 'day', 'year'];
  const usual = orderIn(locale);
  const orders = usual[0] === 'month' ? [monthFirst, dayFirst] : [usual[0] === 'day' ? usual : dayFirst, monthFirst];
  for (const order of orders) {
    const day = dayOf(named(order, figures));
    if (day) return day;
  }
  return undefined;
}

/** Names of the months in a language and in English, in their order, long and short. */
const monthNames = (locale: string): string[][] =>
  Array.from({ length: 12 }, (_, month) =>
    [locale, 'en'].flatMap((language) =>
      (['long', 'short'] as const).map((style) =>
        foldText(dateFormat(language, { month: style, timeZone: 'UTC' }).format(Date.UTC(2026, month, 15))).replace(
          '.',
          '',
        ),
      ),
    ),
  );

/** 24 Nov 2026, November 24, 2026, 24. November 26. */
function fromWords(words: readonly string[], locale: string): string | undefined {
  const figures = words.filter((word) => /^\d+$/.test(word));
  const [name = ''] = words.filter((word) => !/^\d+$/.test(word)).map(foldText);
  if (figures.length !== 2 || name.length < 3) return undefined;
  const month = monthNames(locale).findIndex((names) => names.some((one) => one.startsWith(name))) + 1;
  const [first = '', second = ''] = figures;
  const [day, year] = first.length > 2 ? [second, first] : [first, second];
  return month > 0 ? dayOf({ year: wholeYear(Number(year), year.length), month, day: Number(day) }) : undefined;
}

/** Reads a day as people write it in their language, also with the month as a word; undefined for what is no day. */
export function readDay(text: string, locale: string): string | undefined {
  const words = text
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .split(/[\s,./-]+/)
    .filter(Boolean);
  if (words.length !== 3) return undefined;
  return words.every((word) => /^\d{1,4}$/.test(word)) ? fromFigures(words, locale) : fromWords(words, locale);
}

const clock = /^(.*\S)[\sT,]+(\d{1,2}):(\d\d)(?::(\d\d(?:[.,]\d{1,3})?))?\s*([ap]m)?$/i;

/** Reads a day with a time, in the workspace's zone where it names none. @returns an ISO instant */
export function readMoment(
  text: string,
  { locale, timeZone }: { locale: string; timeZone: string },
): string | undefined {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  }
  const [, before = '', hours = '', minutes = '', seconds = '00', half] =
    clock.exec(text.replace(/(\d)T(\d)/, '$1 $2')) ?? [];
  const day = readDay(before, locale);
  const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0);
  if (!day || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const [whole = '', part = ''] = seconds.split(/[.,]/);
  if (Number(whole) > 59) return undefined;
  return instantOf(`${day}T${String(hour).padStart(2, '0')}:${minutes}:${whole}.${part.padEnd(3, '0')}`, timeZone);
}
