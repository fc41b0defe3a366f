import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import type { ColumnGeometry } from './column-geometry.server';
import { Legend, type LegendEntry, SeriesPatterns, seriesFill } from './series-look';

export type Column = {
  key: string;
  /** Below it; short. */
  label: string;
  /** Its numbers in a sentence, for screen readers and on hover. */
  words: string;
  /** Above it: the number that matters. */
  value?: string;
  /** Where a click or Enter leads. */
  to?: string;
};

export type ColumnChartProps = {
  /** What it shows, in a sentence. */
  title: string;
  geometry: ColumnGeometry;
  columns: readonly Column[];
  series: readonly LegendEntry[];
};

const mostLabels = 7;
const mostOnPhone = 4;

/** Columns over time. Each may be a link; their numbers stand above them, so that no colour is needed to read them. */
export function ColumnChart({ title, geometry, columns, series }: ColumnChartProps) {
  const chart = useId();
  const { height, floor, ticks } = geometry;
  const every = Math.ceil(columns.length / mostLabels);
  const isLinked = columns.some(({ to }) => to);
  return (
    <div className="@container grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex min-w-0">
        <svg width="44" height={height} aria-hidden="true" className="shrink-0">
          {ticks.map(({ value, y, text }) => (
            <text key={value} x="36" y={y + 4} textAnchor="end" className="fill-subtle text-12 tabular-nums">
              {text}
            </text>
          ))}
        </svg>
        {/* A picture's parts cannot be reached; with links inside it is a group */}
        <svg
          width="100%"
          height={height}
          role={isLinked ? 'group' : 'img'}
          aria-label={title}
          className="min-w-0 flex-1 overflow-visible"
        >
          <SeriesPatterns chart={chart} looks={series.map(({ look }) => look)} />
          <g>
            {ticks.map(({ value, y }) => (
              <line
                key={value}
                x1="0"
                x2="100%"
                y1={y}
                y2={y}
                className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
              />
            ))}
          </g>
          {columns.map((column, index) => {
            const place = geometry.columns[index];
            if (!place) return null;
            const middle = `${place.x + place.width / 2}%`;
            return (
              <Reachable key={column.key} to={column.to} words={column.words}>
                {column.to && (
                  <rect
                    x={`${place.x - place.width * 0.1}%`}
                    width={`${place.width * 1.2}%`}
                    y="0"
                    height={height}
                    rx="4"
                    className="fill-transparent stroke-2 stroke-transparent group-hover:fill-hover group-focus-visible:stroke-focus"
                  />
                )}
                {place.bars.map((bar, at) => {
                  const one = series[at];
                  return bar && one ? (
                    <rect
                      key={one.key}
                      x={`${bar.x}%`}
                      width={`${bar.width}%`}
                      y={bar.y}
                      height={bar.height}
                      rx="2"
                      {...seriesFill(chart, at, one.look)}
                    />
                  ) : null;
                })}
                {column.value && (
                  <text
                    x={middle}
                    y={place.top - 5}
                    textAnchor="middle"
                    className={clsx('fill-text text-12 tabular-nums', columns.length > mostLabels && '@max-2xl:hidden')}
                  >
                    {column.value}
                  </text>
                )}
                <text
                  x={middle}
                  y={floor + 16}
                  textAnchor="middle"
                  className={clsx(
                    'fill-muted text-12',
                    index % every !== 0 && 'hidden',
                    // On a phone every second of those has room
                    columns.length > mostOnPhone && index % (every * 2) !== 0 && 'max-sm:hidden',
                  )}
                >
                  {column.label}
                </text>
              </Reachable>
            );
          })}
        </svg>
      </div>
      {series.length > 1 && <Legend chart={chart} entries={series} />}
    </div>
  );
}

function Reachable({ to, words, children }: { to?: string; words: string; children: ReactNode }) {
  const name = <title>{words}</title>;
  return to ? (
    <Link to={to} aria-label={words} className="group outline-none">
      {name}
      {children}
    </Link>
  ) : (
    <g>
      {name}
      {children}
    </g>
  );
}
