import { clsx } from 'clsx';
import { Hourglass } from 'lucide-react';
import { moneyText, type Writing } from '~/features/records/values';
import { Avatar } from '~/ui/avatar';
import type { Moment } from './card-order';
import { daysSince, idleText } from './card-words';
import type { Deal } from './deal';
import { NextActivity } from './next-activity';

/** What stands on a deal's card below its name. */
export function DealCard({ deal, moment, writing }: { deal: Deal; moment: Moment; writing: Writing }) {
  const idle = idleText(deal, moment.now);
  const days = daysSince(deal.stageSince, moment.now);
  return (
    <>
      {deal.company && (
        <p className="truncate text-12 text-muted">
          <bdi>{deal.company.title}</bdi>
        </p>
      )}
      <div className="mt-1.5 flex items-center gap-2">
        <span className={clsx('min-w-0 flex-1 truncate tabular-nums', deal.amount === null && 'text-muted')}>
          {deal.amount === null ? 'No amount' : moneyText(deal.amount, { ...writing, currency: deal.currency })}
        </span>
        {deal.owner && (
          <>
            <Avatar name={deal.owner.name} colourKey={deal.owner.id} />
            <span className="sr-only">Owner: {deal.owner.name}</span>
          </>
        )}
      </div>
      <div className="mt-1 flex items-center gap-2 text-12 *:[svg]:size-3.5">
        <NextActivity deal={deal} moment={moment} className="flex-1" />
        {idle && (
          <span className="flex shrink-0 items-center gap-1 text-danger-text *:[svg]:size-3.5">
            <Hourglass />
            {idle}
          </span>
        )}
        <span className="shrink-0 text-muted tabular-nums">
          <span aria-hidden="true">{days} d</span>
          <span className="sr-only">{days === 1 ? '1 day' : `${days} days`} in this stage</span>
        </span>
      </div>
    </>
  );
}
