import { Link, useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { numberFormat } from '~/lib/formats';
import { buttonStyle } from '~/ui/button';
import { dayInWords } from '~/ui/calendar-rules';
import type { Head } from './board-plan';
import { writeFieldPlace } from './field-place';
import { isMonth, isOutside, monthAfter } from './forecast';

type Props = { heads: readonly Head[]; locale: string };

const stepStyle = clsx(buttonStyle({ variant: 'ghost', size: 'small' }), 'gap-1');

/** Which months a forecast shows, and the way to those before and after, with how many deals are expected there. */
export function MonthSteps({ heads, locale }: Props) {
  const [params] = useSearchParams();
  const months = heads.map(({ id }) => id).filter(isMonth);
  const [from = '', to = from] = [months[0], months.at(-1)];
  const toMonths = (first: string | null) => `?${writeFieldPlace(params, { from: first })}`;
  const words = (month: string) => dayInWords(`${month}-01`, locale, { month: 'short', year: 'numeric' });
  const [before, after] = heads
    .filter(({ id }) => isOutside(id))
    .map(({ count }) => (count > 0 ? `${numberFormat(locale).format(count)} ` : ''));
  const flip = 'size-4 rtl:-scale-x-100';
  return (
    <nav aria-label="Months" className="flex flex-wrap items-center justify-center">
      <Link to={toMonths(monthAfter(from, -months.length))} preventScrollReset className={stepStyle}>
        <ChevronLeft className={flip} />
        {before}earlier
      </Link>
      <span className="whitespace-nowrap text-13 text-muted tabular-nums">
        {words(from)} – {words(to)}
      </span>
      <Link to={toMonths(monthAfter(from, months.length))} preventScrollReset className={stepStyle}>
        {after}later
        <ChevronRight className={flip} />
      </Link>
      <Link
        to={toMonths(null)}
        preventScrollReset
        // It stays where it was pressed, and keeps the focus
        className={clsx(stepStyle, !params.has('from') && 'max-lg:sr-only')}
      >
        This month
      </Link>
    </nav>
  );
}
