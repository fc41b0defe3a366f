import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Hue, hueOf } from './hues';

export type TagProps = {
  /** The words, also what the colour hangs on unless `hue` is given. */
  label: string;
  hue?: Hue;
  /** `dot` is quieter: the colour is a dot beside the words, as for a state. */
  look?: 'fill' | 'dot';
  icon?: ReactNode;
  /** Shows a button that takes the tag away. */
  onRemove?: () => void;
  className?: string;
};

/** A coloured word: a tag, a state, a choice. */
export function Tag({ label, hue, look = 'fill', icon, onRemove, className }: TagProps) {
  return (
    <span
      data-hue={hue ?? hueOf(label)}
      className={clsx(
        'inline-flex h-5 min-w-0 max-w-full items-center gap-1 rounded-small text-12',
        look === 'fill' ? 'bg-hue-fill px-1.5 font-medium text-hue-text' : 'text-text',
        onRemove && 'pe-0.5',
        className,
      )}
    >
      {look === 'dot' && <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-hue-dot" />}
      {icon}
      <span className="truncate" title={label}>
        {label}
      </span>
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove ${label}`}
          onClick={onRemove}
          className="grid size-4 shrink-0 place-items-center rounded-small hover:bg-current/15 touch:size-6"
        >
          <X className="size-3" />
        </button>
      )}
    </span>
  );
}

const badges = {
  neutral: 'bg-pressed text-muted',
  accent: 'bg-accent text-on-accent',
  danger: 'bg-danger text-on-danger',
};

/** A small count beside a name. `label` says it in words for screen readers. */
export function CountBadge({
  count,
  label,
  tone = 'neutral',
}: {
  count: number | string;
  label?: string;
  tone?: keyof typeof badges;
}) {
  return (
    <span
      className={clsx(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-full px-1.5 text-12 tabular-nums',
        badges[tone],
      )}
    >
      <span aria-hidden={label ? true : undefined}>{count}</span>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
