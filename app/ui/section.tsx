import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Draws a frame around the content. */
  framed?: boolean;
  className?: string;
  children: ReactNode;
};

/** A named part of a settings page or a record. */
export function Section({ title, description, actions, framed, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx('min-w-0', className)}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-14">
            {title}
          </h2>
          {description && <p className="mt-0.5 max-w-140 text-13 text-muted">{description}</p>}
        </div>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      <div className={clsx(framed && 'rounded-card border bg-surface')}>{children}</div>
    </section>
  );
}

/** The column that forms and settings sit in: at most 700 px, with the page's margins. */
export function FormColumn({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('mx-auto grid w-full max-w-175 gap-8 px-4 py-6 sm:px-6', className)}>{children}</div>;
}

export type PropertyListProps = {
  items: readonly { key: string; label: ReactNode; value: ReactNode }[];
  className?: string;
};

/** Names and values in two columns: the details of a record. */
export function PropertyList({ items, className }: PropertyListProps) {
  return (
    <dl className={clsx('grid grid-cols-[minmax(6rem,9rem)_minmax(0,1fr)] gap-x-3 text-13', className)}>
      {items.map(({ key, label, value }) => (
        <div key={key} className="contents">
          <dt className="truncate py-1.5 text-muted">{label}</dt>
          <dd className="wrap-anywhere min-w-0 py-1.5">{value ?? <span className="text-subtle">—</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
