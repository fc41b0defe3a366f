import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type EmptyStateProps = {
  icon?: ReactNode;
  /** One sentence: what would be here. */
  title: ReactNode;
  children?: ReactNode;
  /** The one thing to do next; a second, quieter one at most. */
  action?: ReactNode;
  className?: string;
};

/** Nothing here yet, or nothing found. Says so in a sentence and offers the next step. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={clsx('flex flex-col items-center justify-center px-6 py-14 text-center', className)}>
      {icon && (
        <span
          aria-hidden="true"
          className="mb-3 grid size-10 place-items-center rounded-card border bg-surface text-muted *:[svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="font-semibold text-14">{title}</p>
      {children && <div className="mt-1 max-w-96 text-balance text-13 text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
