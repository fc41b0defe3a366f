import { useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { numberFormat } from '~/lib/formats';
import { Button } from '~/ui/button';
import { dayInWords } from '~/ui/calendar-rules';
import { IconButton } from '~/ui/icon-button';
import type { Head } from './board-plan';
import { writeFieldPlace } from './field-place';
import { isMonth, isOutside, monthAfter } from './forecast';

type Props = { heads: readonly Head[]; locale: string };

/** Shows the months from one on; null: from the present one. */
function useShowMonths(): (from: string | null) => void {
  const [, setParams] = useSearchParams();
  return (from) => setParams((now) => writeFieldPlace(now, { from }), { preventScrollReset: true });
}

const monthsIn = (heads: readonly Head[]) => heads.map(({ id }) => id).filter(isMonth);

/** Which months a forecast shows, and the way to others. */
export function MonthSteps({ heads, locale }: Props) {
  const show = useShowMonths();
  const months = monthsIn(heads);
  const [from = '', to = from] = [months[0], months.at(-1)];
  const words = (month: string) => dayInWords(`${month}-01`, locale, { month: 'short', year: 'numeric' });
  const flip = 'rtl:-scale-x-100';
  return (
    <div className="flex items-center gap-1">
      <IconButton
        size="small"
        label="Earlier months"
        icon={<ChevronLeft className={flip} />}
        onClick={() => show(monthAfter(from, -months.length))}
      />
      <span className="whitespace-nowrap text-13 text-muted tabular-nums max-lg:sr-only" aria-live="polite">
        {words(from)} – {words(to)}
      </span>
      <IconButton
        size="small"
        label="Later months"
        icon={<ChevronRight className={flip} />}
        onClick={() => show(monthAfter(from, months.length))}
      />
      <Button size="small" variant="ghost" onClick={() => show(null)}>
        This month
      </Button>
    </div>
  );
}

/** How many are expected before and after the months, each a way there. */
export function OutsideMonths({ heads, locale }: Props) {
  const show = useShowMonths();
  const months = monthsIn(heads);
  const [from = ''] = months;
  return heads
    .filter(({ id, count }) => isOutside(id) && count > 0)
    .map(({ id, count }) => {
      const isBefore = id.startsWith('before');
      return (
        <Button
          key={id}
          size="small"
          variant="ghost"
          onClick={() => show(monthAfter(from, isBefore ? -months.length : months.length))}
        >
          {`${numberFormat(locale).format(count)} expected ${isBefore ? 'earlier' : 'later'}`}
        </Button>
      );
    });
}
