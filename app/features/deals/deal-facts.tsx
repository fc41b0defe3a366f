import { clsx } from 'clsx';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Moment, momentOf } from '~/features/board/card-order';
import { idleText } from '~/features/board/card-words';
import type { Deal } from '~/features/board/deal';
import { NextActivity } from '~/features/board/next-activity';
import { useRecords } from '~/features/records/records-context';
import type { Reference } from '~/features/records/types';
import { moneyText } from '~/features/records/values';
import { dayInWords } from '~/lib/time';

function Fact({ label, children, strong }: { label: string; children: ReactNode; strong?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className={clsx('truncate tabular-nums', strong && 'font-semibold')}>{children}</dd>
    </div>
  );
}

/** What matters about a deal at a glance. @param now milliseconds */
export function DealFacts({ deal, now, probability }: { deal: Deal; now: number; probability: number | undefined }) {
  const { writing } = useRecords();
  const money = (minorUnits: unknown) => moneyText(Number(minorUnits), { ...writing, currency: deal.currency });
  const moment = momentOf(now, writing.timeZone);
  const isOpen = deal.status === 'open';
  const percent = deal.probability ?? probability;
  return (
    <dl className="flex flex-wrap gap-x-7 gap-y-2 text-13">
      <Fact label="Amount" strong>
        {deal.amount === null ? <span className="font-normal text-muted">No amount</span> : money(deal.amount)}
      </Fact>
      {isOpen && deal.weightedAmount !== null && (
        <Fact label="Weighted">
          {money(deal.weightedAmount)}
          {percent !== undefined && (
            <span className={deal.probability === null ? 'text-muted' : 'font-semibold'}>
              {' '}
              at {percent}%{deal.probability !== null && <span className="sr-only">, set on this deal</span>}
            </span>
          )}
        </Fact>
      )}
      {isOpen ? <OpenFacts deal={deal} moment={moment} /> : <ClosedFacts deal={deal} />}
    </dl>
  );
}

function OpenFacts({ deal, moment }: { deal: Deal; moment: Moment }) {
  const { writing } = useRecords();
  const expected = deal.expectedCloseOn as string | null;
  const isPast = expected !== null && expected < moment.today;
  const idle = idleText(deal, moment.now);
  return (
    <>
      <Fact label="Expected close">
        {expected === null ? (
          <span className="text-muted">No date</span>
        ) : (
          <span className={isPast ? 'text-danger-text' : undefined}>
            {dayInWords(expected, writing)}
            {isPast && ' · past'}
          </span>
        )}
      </Fact>
      <Fact label="Next activity">
        <NextActivity deal={deal} moment={moment} />
      </Fact>
      {idle && (
        <Fact label="Rotting">
          <span className="flex items-center gap-1 text-danger-text *:[svg]:size-3.5">
            <Hourglass />
            {idle}
          </span>
        </Fact>
      )}
    </>
  );
}

function ClosedFacts({ deal }: { deal: Deal }) {
  const { writing } = useRecords();
  const reason = deal.lostReason as Reference | null;
  return (
    <>
      {typeof deal.closedOn === 'string' && (
        <Fact label={deal.status === 'won' ? 'Won on' : 'Lost on'}>{dayInWords(deal.closedOn, writing)}</Fact>
      )}
      {reason && <Fact label="Lost reason">{reason.title}</Fact>}
      {typeof deal.lostNote === 'string' && deal.lostNote !== '' && <Fact label="Note">{deal.lostNote}</Fact>}
    </>
  );
}
