import type { ReactNode } from 'react';

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** The first stop of the Tab key: past the navigation to `<main id="main" tabIndex={-1}>`. */
export function SkipLink({ to = '#main', children = 'Skip to content' }: { to?: string; children?: ReactNode }) {
  return (
    <a
      href={to}
      className="fixed start-3 -top-16 z-70 rounded-control bg-inverse px-3 py-2 font-medium text-13 text-on-inverse focus:top-3 print:hidden"
    >
      {children}
    </a>
  );
}
