import { clsx } from 'clsx';
import type { Hue } from '../hues';

/** How a series is filled. The pattern tells it apart where colours cannot. */
export type SeriesLook = { hue: Hue | 'accent'; pattern: 'solid' | 'hatch' | 'dots' | 'lines' | 'grid' };

const lines: Record<Exclude<SeriesLook['pattern'], 'solid'>, string> = {
  hatch: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  dots: 'M2,2 h0.01 M6,6 h0.01',
  lines: 'M0,2 h8 M0,6 h8',
  grid: 'M0,4 h8 M4,0 v8',
};

const fillClass = (hue: SeriesLook['hue']) => (hue === 'accent' ? 'fill-accent' : 'fill-hue-dot');
const hueAttribute = (hue: SeriesLook['hue']) => (hue === 'accent' ? undefined : hue);

/** Ids stand in `url(#…)`, where React's colons do not. */
export const patternId = (chart: string, index: number): string => `${chart.replace(/[^\w-]/g, '')}-${index}`;

/** The patterns of a chart; once in its `<svg>`. */
export function SeriesPatterns({ chart, looks }: { chart: string; looks: readonly SeriesLook[] }) {
  return (
    <defs>
      {looks.map(({ hue, pattern }, index) =>
        pattern === 'solid' ? null : (
          <pattern
            key={patternId(chart, index)}
            id={patternId(chart, index)}
            data-hue={hueAttribute(hue)}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            {/* Opaque, because a pattern may lie on another bar */}
            <rect width="8" height="8" className="fill-surface" />
            <rect width="8" height="8" className={clsx(fillClass(hue), 'opacity-25')} />
            <path
              d={lines[pattern]}
              className={hue === 'accent' ? 'stroke-accent' : 'stroke-hue-dot'}
              strokeWidth={pattern === 'dots' ? 3 : 2}
              strokeLinecap={pattern === 'dots' ? 'round' : 'butt'}
            />
          </pattern>
        ),
      )}
    </defs>
  );
}

/** What a `<rect>` of that series wears. */
export function seriesFill(chart: string, index: number, { hue, pattern }: SeriesLook) {
  const stroke = hue === 'accent' ? 'stroke-accent' : 'stroke-hue-dot';
  return pattern === 'solid'
    ? { 'data-hue': hueAttribute(hue), className: fillClass(hue) }
    : { 'data-hue': hueAttribute(hue), className: stroke, fill: `url(#${patternId(chart, index)})` };
}

export type LegendEntry = { key: string; label: string; look: SeriesLook };

/** Which look is which series. */
export function Legend({ chart, entries }: { chart: string; entries: readonly LegendEntry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
      {entries.map(({ key, label, look }, index) => (
        <li key={key} className="flex items-center gap-1.5">
          <svg width="12" height="12" aria-hidden="true" className="shrink-0">
            <rect x="0.5" y="0.5" width="11" height="11" rx="2" {...seriesFill(chart, index, look)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
