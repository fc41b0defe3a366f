import { useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { numberFormat } from '~/lib/formats';
import { Button } from '~/ui/button';
import { dayInWords } from '~/ui/calendar-rules';
import type { Head } from './board-plan';
import { writeFieldPlace } from './field-place';
import { isMonth, isOutside, monthAfter } from './forecast';

export type MonthStepsProps = { heads: readonly Head[]; locale: string };

/** Which months a forecast shows, and the way to those before and after, with how many deals are expected there. */
export function MonthSteps({ heads, locale }: MonthStepsProps) {
  const [params, setParams] = useSearchParams();
  const months = heads.map(({ id }) => id).filter(isMonth);
  const [from = '', to = from] = [months[0], months.at(-1)];
  const show = (first: string | null) =>
    setParams((now) => writeFieldPlace(now, { from: first }), { preventScrollReset: true });
  const words = (month: string) => dayInWords(`${month}-01`, locale, { month: 'short', year: 'numeric' });
  const [before, after] = heads
    .filter(({ id }) => isOutside(id))
    .map(({ count }) => (count > 0 ? numberFormat(locale).format(count) : ''));
  const flip = 'size-4 rtl:-scale-x-100';
  return (
    <div className="flex items-center">
      <Button size="small" variant="ghost" onClick={() => show(monthAfter(from, -months.length))}>
        <span className="flex items-center gap-1">
          <ChevronLeft className={flip} />
          {before}
          <span className="max-lg:sr-only">earlier</span>
        </span>
      </Button>
      <span className="whitespace-nowrap text-13 text-muted tabular-nums max-lg:sr-only" aria-live="polite">
        {words(from)} – {words(to)}
      </span>
      <Button size="small" variant="ghost" onClick={() => show(monthAfter(from, months.length))}>
        <span className="flex items-center gap-1">
          {after}
          <span className="max-lg:sr-only">later</span>
          <ChevronRight className={flip} />
        </span>
      </Button>
      {params.has('from') && (
        <Button size="small" variant="ghost" onClick={() => show(null)}>
          This month
        </Button>
      )}
    </div>
  );
}
