import { Link, type LinkProps } from '@remix-run/react';
import { clsx } from 'clsx';
import { forwardRef } from 'react';

/** A link in running text. */
export const TextLink = forwardRef<HTMLAnchorElement, LinkProps>(function TextLink({ className, ...rest }, ref) {
  return (
    <Link
      ref={ref}
      {...rest}
      className={clsx(
        'rounded-small font-medium text-accent-text underline decoration-current/30 underline-offset-3 hover:decoration-current',
        className,
      )}
    />
  );
});
