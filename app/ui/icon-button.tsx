import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { Tooltip, type TooltipProps } from './tooltip';

const looks = {
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-text active:bg-pressed data-[state=open]:bg-hover',
  secondary: 'border-line-strong bg-surface text-text hover:bg-hover active:bg-pressed data-[state=open]:bg-hover',
};

export type IconButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'aria-label' | 'children'> & {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  /** Shown in the tooltip; the key itself is bound by the page. */
  shortcut?: string;
  variant?: keyof typeof looks;
  size?: 'small' | 'medium';
  /** For toggles: whether it is on. */
  pressed?: boolean;
  tooltipSide?: TooltipProps['side'];
};

/** A square button with an icon alone, named by `label`, which its tooltip also shows. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, shortcut, variant = 'ghost', size = 'medium', pressed, tooltipSide, className, ...rest },
  ref,
) {
  return (
    <Tooltip text={label} shortcut={shortcut} side={tooltipSide} isName>
      <button
        ref={ref}
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={clsx(
          'inline-grid shrink-0 place-items-center rounded-control border transition-colors print:hidden',
          'disabled:cursor-not-allowed disabled:bg-transparent disabled:text-disabled',
          'aria-pressed:bg-accent-soft aria-pressed:text-accent-text',
          size === 'small' ? 'size-control-small' : 'size-control',
          looks[variant],
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
});
