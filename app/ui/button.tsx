import { Link, type LinkProps } from '@remix-run/react';
import { cva, type VariantProps } from 'class-variance-authority';
import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent, type ReactNode } from 'react';
import { Spinner } from './spinner';

/** The look of a button, for the rare element that must wear it without being one. */
export const buttonStyle = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control border font-medium',
    'transition-colors aria-disabled:cursor-not-allowed disabled:cursor-not-allowed print:hidden',
  ],
  {
    variants: {
      variant: {
        primary: [
          'border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover',
          'disabled:bg-pressed disabled:text-disabled',
        ],
        secondary: [
          'border-line-strong bg-surface text-text hover:bg-hover active:bg-pressed data-[state=open]:bg-hover',
          'disabled:bg-transparent disabled:text-disabled',
        ],
        ghost: [
          'border-transparent bg-transparent text-text hover:bg-hover active:bg-pressed data-[state=open]:bg-hover',
          'disabled:bg-transparent disabled:text-disabled',
        ],
        danger: [
          'border-transparent bg-danger text-on-danger hover:bg-danger-hover active:bg-danger-hover',
          'disabled:bg-pressed disabled:text-disabled',
        ],
      },
      size: {
        small: 'h-control-small gap-1.5 px-2 text-13',
        medium: 'h-control gap-1.5 px-3 text-13 touch:text-14',
        large: 'h-control-large gap-2 px-4 text-14',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

type ButtonLook = VariantProps<typeof buttonStyle>;

export type ButtonProps = ComponentPropsWithoutRef<'button'> &
  ButtonLook & {
    /** Stands before the words. */
    icon?: ReactNode;
    /** Work goes on: keeps its width and focus, shows a spinner, ignores further clicks. */
    loading?: boolean;
  };

function ignoreClick(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}

/** A button. `variant`: primary (one per view), secondary, ghost, danger. `type` is `button` unless said otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, wide, icon, loading = false, type = 'button', className, children, onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      {...rest}
      type={type}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest['aria-disabled'] || undefined}
      onClick={loading ? ignoreClick : onClick}
      className={clsx(buttonStyle({ variant, size, wide }), className)}
    >
      <span className={clsx('contents', loading && '*:opacity-0')}>
        {icon}
        {children != null && <span className="truncate">{children}</span>}
      </span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
});

export type ButtonLinkProps = LinkProps & ButtonLook & { icon?: ReactNode };

/** A link that looks like a button: for going somewhere, also before scripts have loaded. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, size, wide, icon, className, children, ...rest },
  ref,
) {
  return (
    <Link ref={ref} {...rest} className={clsx(buttonStyle({ variant, size, wide }), className)}>
      {icon}
      {children != null && <span className="truncate">{children}</span>}
    </Link>
  );
});
