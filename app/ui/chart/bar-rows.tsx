import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { Legend, type LegendEntry, SeriesPatterns, seriesFill } from './series-look';

export type BarRow = {
  key: string;
  label: string;
  /** Before the label. */
  icon?: ReactNode;
  /** Behind the label, quieter: “12 deals”. */
  note?: ReactNode;
  /** The number at the end, formatted. */
  value: ReactNode;
  /** Lengths between 0 and 1, one per series, each drawn from the start: the longest first. */
  parts: readonly number[];
  /** Its numbers in a sentence. */
  words: string;
  to?: string;
};

export type BarRowsProps = { title: string; rows: readonly BarRow[]; series: readonly LegendEntry[] };

/** Bars that lie under their names. A row may be a link to what it counts. */
export function BarRows({ title, rows, series }: BarRowsProps) {
  const chart = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <svg width="0" height="0" aria-hidden="true" className="absolute">
        <SeriesPatterns chart={chart} looks={series.map(({ look }) => look)} />
      </svg>
      <ul aria-label={title} className="-mx-2 grid grid-cols-[minmax(0,1fr)]">
        {rows.map((row) => (
          <li key={row.key}>
            <Row row={row}>
              <span className="flex min-w-0 items-center gap-2 text-13">
                {row.icon}
                <bdi className="min-w-0 truncate">{row.label}</bdi>
                {row.note && <span className="shrink-0 text-12 text-muted tabular-nums">{row.note}</span>}
                <span className="ms-auto shrink-0 ps-2 font-medium tabular-nums">{row.value}</span>
              </span>
              <svg width="100%" height="10" aria-hidden="true" className="mt-1 block">
                <rect y="0.5" width="100%" height="9" rx="2" className="fill-pressed" />
                {row.parts.map((part, index) => {
                  const one = series[index];
                  return one && part > 0 ? (
                    <rect
                      key={one.key}
                      y="0.5"
                      width={`${Math.max(0.5, Math.min(1, part) * 100)}%`}
                      height="9"
                      rx="2"
                      {...seriesFill(chart, index, one.look)}
                    />
                  ) : null;
                })}
              </svg>
            </Row>
          </li>
        ))}
      </ul>
      {series.length > 1 && <Legend chart={chart} entries={series} />}
    </div>
  );
}

const rowStyle = 'block rounded-control px-2 py-1.5';

function Row({ row, children }: { row: BarRow; children: ReactNode }) {
  return row.to ? (
    <Link to={row.to} aria-label={row.words} title={row.words} className={clsx(rowStyle, 'hover:bg-hover')}>
      {children}
    </Link>
  ) : (
    <div className={rowStyle} title={row.words}>
      {children}
    </div>
  );
}
