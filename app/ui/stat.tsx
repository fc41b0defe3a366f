import { clsx } from 'clsx';
import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';

const directions = {
  up: { icon: ArrowUp, words: 'Up' },
  down: { icon: ArrowDown, words: 'Down' },
  flat: { icon: ArrowRight, words: 'Unchanged' },
};

export type StatProps = {
  label: ReactNode;
  /** The number, formatted. */
  value: ReactNode;
  /** Against what came before. `good` decides the colour, because down is good for some numbers. */
  delta?: { direction: keyof typeof directions; text: string; good?: boolean };
  hint?: ReactNode;
  className?: string;
};

/** One number that matters, with what changed. */
export function Stat({ label, value, delta, hint, className }: StatProps) {
  const Arrow = delta && directions[delta.direction].icon;
  return (
    <dl className={clsx('min-w-0', className)}>
      <dt className="truncate text-13 text-muted">{label}</dt>
      <dd className="mt-1 flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className="font-semibold text-28 tabular-nums">{value}</span>
        {delta && Arrow && (
          <span
            className={clsx(
              'inline-flex items-center gap-0.5 font-medium text-12 tabular-nums',
              delta.good === undefined && 'text-muted',
              delta.good === true && 'text-success-text',
              delta.good === false && 'text-danger-text',
            )}
          >
            <Arrow className="size-3.5" aria-hidden="true" />
            <span className="sr-only">{directions[delta.direction].words}</span> {delta.text}
          </span>
        )}
      </dd>
      {hint && <dd className="mt-0.5 text-12 text-muted">{hint}</dd>}
    </dl>
  );
}
