import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

export type ProgressProps = {
  /** What is going on: “Importing people”. */
  label: ReactNode;
  hideLabel?: boolean;
  /** Done so far; undefined while the end is not known. */
  value?: number;
  max?: number;
  /** More beside the percentage: “1,204 of 8,000 · 2,100 rows/s”. */
  detail?: ReactNode;
  tone?: 'accent' | 'success' | 'danger';
  className?: string;
};

/** How far long work has come. */
export function Progress({ label, hideLabel, value, max = 100, detail, tone = 'accent', className }: ProgressProps) {
  const id = useId();
  const percent = value === undefined || max <= 0 ? undefined : Math.floor((Math.min(value, max) / max) * 100);
  return (
    <div className={clsx('min-w-0', className)}>
      <div className={clsx('mb-1.5 flex items-baseline justify-between gap-3 text-13', hideLabel && 'sr-only')}>
        <span id={id} className="truncate font-medium">
          {label}
        </span>
        {percent !== undefined && <span className="text-muted tabular-nums">{percent} %</span>}
      </div>
      <progress aria-labelledby={id} value={value} max={max} data-tone={tone} className="progress" />
      {detail && <p className="mt-1.5 text-12 text-muted tabular-nums">{detail}</p>}
    </div>
  );
}
