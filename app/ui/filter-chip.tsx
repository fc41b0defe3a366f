import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';

export type FilterChipProps = Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
  icon?: ReactNode;
  field: string;
  /** “is any of”, “before”. */
  operator?: string;
  value?: ReactNode;
  /** Takes the filter away. */
  onRemove?: () => void;
  removeLabel?: string;
};

/** A filter in force: field, operator, value. Clicking opens what `Popover` or `Menu` it is the trigger of. */
export const FilterChip = forwardRef<HTMLButtonElement, FilterChipProps>(function FilterChip(
  { icon, field, operator, value, onRemove, removeLabel, className, ...rest },
  ref,
) {
  return (
    <span
      className={clsx(
        'inline-flex h-control-small min-w-0 max-w-full shrink-0 rounded-control border border-line-strong bg-surface text-13',
        className,
      )}
    >
      <button
        ref={ref}
        type="button"
        {...rest}
        className={clsx(
          'flex min-w-0 items-center gap-1.5 px-2 transition-colors hover:bg-hover data-[state=open]:bg-hover',
          onRemove ? 'rounded-s-[5px]' : 'rounded-[5px]',
        )}
      >
        <span className="contents *:[svg]:size-3.5 *:[svg]:text-muted">{icon}</span>
        <span className="shrink-0 text-muted">
          {field}
          {operator && ` ${operator}`}
        </span>
        {value != null && <span className="max-w-60 truncate font-medium">{value}</span>}
      </button>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel ?? `Remove filter ${field}`}
          className="grid w-6 shrink-0 place-items-center rounded-e-[5px] border-s text-muted transition-colors hover:bg-hover hover:text-text touch:w-11"
        >
          <X className="size-3.5" />
        </button>
      )}
    </span>
  );
});
