import { clsx } from 'clsx';
import { CalendarClock, CircleAlert, CircleDot, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Moment, Urgency } from './card-order';
import { nextActivity } from './card-words';
import type { Deal } from './deal';

const icons: Record<Urgency, ReactNode> = {
  overdue: <CircleAlert />,
  today: <CircleDot />,
  none: <TriangleAlert />,
  later: <CalendarClock />,
};
const tones: Record<Urgency, string> = {
  overdue: 'text-danger-text',
  today: 'text-success-text',
  none: 'text-warning-text',
  later: 'text-muted',
};

type Props = { deal: Pick<Deal, 'nextActivityAt'>; moment: Moment; className?: string };

/** When a deal's next activity is, as an icon and in words that hold without colour. */
export function NextActivity({ deal, moment, className }: Props) {
  const next = nextActivity(deal, moment);
  return (
    <span className={clsx('flex min-w-0 items-center gap-1 *:[svg]:size-3.5', tones[next.urgency], className)}>
      {icons[next.urgency]}
      <span className="sr-only">Next activity:</span>
      <span className="truncate">{next.text}</span>
    </span>
  );
}
