import { clsx } from 'clsx';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';

export type SegmentsProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  current: Value;
  /** What the button of a choice does: posts it, or calls. */
  segment: (value: Value) => Pick<ComponentPropsWithoutRef<'button'>, 'type' | 'name' | 'value' | 'onClick'>;
  className?: string;
};

/** One of a few choices that are all in sight, side by side. */
export function Segments<Value extends string>({ label, options, current, segment, className }: SegmentsProps<Value>) {
  return (
    <fieldset
      aria-label={label}
      className={clsx('inline-flex rounded-control border border-line-strong p-0.5', className)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          {...segment(option.value)}
          aria-pressed={option.value === current}
          className={clsx(
            'flex h-6 items-center gap-1.5 rounded-small px-2 text-12 touch:h-10',
            option.value === current ? 'bg-pressed font-medium text-text' : 'text-muted hover:text-text',
          )}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
