import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { TextLink } from '../text-link';

export type ChartTableProps = {
  /** Names the table for screen readers. */
  caption: string;
  columns: readonly { key: string; label: string; align?: 'start' | 'end' }[];
  /** One cell per column; the first names the row, and is the link where there is one. */
  rows: readonly { key: string; cells: readonly ReactNode[]; to?: string }[];
};

/** The numbers behind a chart. */
export function ChartTable({ caption, columns, rows }: ChartTableProps) {
  return (
    // Reached by Tab, so that arrows scroll what is wider than the screen
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={caption} className="-mx-1 overflow-x-auto px-1">
      <table className="w-full text-13">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b text-12 text-muted">
            {columns.map(({ key, label, align }) => (
              <th
                key={key}
                scope="col"
                className={clsx('py-1.5 pe-3 font-medium last:pe-0', align === 'end' ? 'text-end' : 'text-start')}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, to }) => (
            <tr key={key} className="border-b last:border-0">
              <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                {to ? <TextLink to={to}>{cells[0]}</TextLink> : cells[0]}
              </th>
              {columns.slice(1).map(({ key: column, align }, index) => (
                <td
                  key={column}
                  className={clsx(
                    'whitespace-nowrap py-1.5 pe-3 tabular-nums last:pe-0',
                    align === 'end' && 'text-end',
                  )}
                >
                  {cells[index + 1]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
