import { clsx } from 'clsx';
import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '../icon-button';
import { ChartTable, type ChartTableProps } from './chart-table';

export type ChartFrameProps = {
  title: string;
  /** What it shows and of when; under the title. */
  description?: ReactNode;
  /** The numbers behind the chart; a button changes between the two. */
  table?: ChartTableProps;
  /** More buttons, after that one. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A card around a chart or a list: its name, its numbers as a table, and what else can be done with it. */
export function ChartFrame({ title, description, table, actions, className, children }: ChartFrameProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      aria-labelledby={id}
      className={clsx('flex min-w-0 flex-col rounded-card border bg-surface print:break-inside-avoid', className)}
    >
      <header className="flex min-h-11 items-start gap-1 ps-4 pe-2 pt-2">
        <div className="min-w-0 flex-1 pt-1">
          <h2 id={id} className="truncate font-semibold text-14">
            {title}
          </h2>
          {description && <p className="text-12 text-muted">{description}</p>}
        </div>
        {table && (
          <IconButton
            size="small"
            label={asTable ? `${title} as a chart` : `${title} as a table`}
            icon={asTable ? <ChartColumn /> : <Table2 />}
            onClick={() => setAsTable(!asTable)}
          />
        )}
        {actions}
      </header>
      <div className="min-w-0 flex-1 px-4 pt-2 pb-4">{table && asTable ? <ChartTable {...table} /> : children}</div>
    </section>
  );
}
