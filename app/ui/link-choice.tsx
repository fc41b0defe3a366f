import { Link } from '@remix-run/react';
import { clsx } from 'clsx';

export type LinkChoiceProps = { label: string; choices: readonly { to: string; label: string; current: boolean }[] };

/** One of two or three that lie in the address: they work before scripts load. */
export function LinkChoice({ label, choices }: LinkChoiceProps) {
  return (
    <nav
      aria-label={label}
      className="inline-flex h-control items-stretch rounded-control border border-line-strong p-0.5"
    >
      {choices.map(({ to, label: name, current }) => (
        <Link
          key={name}
          to={to}
          preventScrollReset
          aria-current={current || undefined}
          className={clsx(
            'flex items-center rounded-small px-2.5 font-medium text-13 transition-colors',
            current ? 'bg-pressed text-text' : 'text-muted hover:bg-hover hover:text-text',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
