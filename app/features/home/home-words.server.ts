import { numberFormat } from '~/lib/formats';
import { dayInWords } from '~/ui/calendar-rules';
import { currencyDecimals } from '~/ui/number-text';

/** Numbers of a dashboard in words. Only the server writes them: browsers abbreviate amounts differently. */
export function homeWords(locale: string, currency: string) {
  const units = 10 ** currencyDecimals(currency);
  const short = numberFormat(locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 });
  const full = numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const plain = numberFormat(locale, { maximumFractionDigits: 1 });
  const counted = (count: number, one: string, many: string) => `${plain.format(count)} ${count === 1 ? one : many}`;
  const month = (value: string, year: 'with-year' | 'alone' = 'with-year') =>
    dayInWords(`${value}-01`, locale, { month: 'short', ...(year === 'with-year' && { year: 'numeric' }) });
  return {
    short: (amount: number) => short.format(amount / units),
    full: (amount: number) => full.format(amount / units),
    share: (value: number) => percent.format(value),
    number: (value: number) => plain.format(value),
    deals: (count: number) => counted(count, 'deal', 'deals'),
    days: (count: number) => counted(Math.round(count * 10) / 10, 'day', 'days'),
    month,
    span: ({ from, to }: { from: string; to: string }) =>
      from === to
        ? month(from)
        : `${month(from, from.slice(0, 4) === to.slice(0, 4) ? 'alone' : 'with-year')} – ${month(to)}`,
    day: (day: string) => dayInWords(day, locale, { day: 'numeric', month: 'short' }),
  };
}
export type HomeWords = ReturnType<typeof homeWords>;
