import { clsx } from 'clsx';
import type { KeyboardEventHandler, ReactNode } from 'react';

export type PageHeaderProps = {
  title: ReactNode;
  /** How many; muted after the title. */
  count?: ReactNode;
  icon?: ReactNode;
  /** Above the title: where this stands. */
  breadcrumb?: ReactNode;
  /** A sentence under the title, for settings and forms. */
  description?: ReactNode;
  /** The primary action last, quieter ones before it. */
  actions?: ReactNode;
  className?: string;
};

/** The top of a page: what it is, how many, and what can be done. */
export function PageHeader({ title, count, icon, breadcrumb, description, actions, className }: PageHeaderProps) {
  return (
    <header
      className={clsx(
        'flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 px-4 sm:px-6',
        breadcrumb ? 'py-3' : 'py-2',
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-40">
        {breadcrumb && <div className="text-12 text-muted">{breadcrumb}</div>}
        <div className="flex min-w-0 items-center gap-2">
          {icon}
          <h1 className="truncate font-semibold text-16">{title}</h1>
          {count != null && <span className="text-13 text-muted tabular-nums">{count}</span>}
        </div>
        {description && <p className="mt-0.5 text-13 text-muted">{description}</p>}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}

/** One line under the header: filters and sort at the start, view options at the end. Scrolls sideways, never wraps. */
export function Toolbar({ label, end, children }: { label: string; end?: ReactNode; children?: ReactNode }) {
  return (
    <fieldset
      aria-label={label}
      // On phones all of it is one line that scrolls: what narrows a list comes first and is seen
      className="flex min-w-0 items-center gap-2 border-b px-4 py-2 max-sm:overflow-x-auto max-sm:scrollbar-none sm:px-6 print:hidden"
    >
      <div className="-m-1 flex items-center gap-1.5 p-1 scrollbar-none max-sm:shrink-0 sm:min-w-0 sm:flex-1 sm:overflow-x-auto">
        {children}
      </div>
      {end && <div className="flex shrink-0 items-center gap-1">{end}</div>}
    </fieldset>
  );
}

type ActionBarProps = {
  label: string;
  /** Stands over the bar that is there already. */
  above?: boolean;
  onKeyDown?: KeyboardEventHandler;
  children: ReactNode;
};

/** What can be done with the rows, or the cells, that are selected; floats over the foot of the list. */
export function ActionBar({ label, above, onKeyDown, children }: ActionBarProps) {
  return (
    <fieldset
      aria-label={label}
      data-action-bar
      onKeyDown={onKeyDown}
      className={clsx(
        'absolute inset-x-3 z-20 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-rise items-center gap-1 overflow-x-auto rounded-card bg-raised p-1.5 ps-3 shadow-float print:hidden',
        above ? 'bottom-18' : 'bottom-4',
      )}
    >
      {children}
    </fieldset>
  );
}
