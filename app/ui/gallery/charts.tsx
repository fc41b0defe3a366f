import { BarRows } from '../chart/bar-rows';
import { ChartFrame } from '../chart/chart-frame';
import { ColumnChart } from '../chart/column-chart';
import type { LegendEntry } from '../chart/series-look';
import { Skeleton } from '../skeleton';
import type { ChartFigures } from './chart-figures.server';
import { Specimen } from './specimen';

const series: LegendEntry[] = [
  { key: 'sold', label: 'Sold', look: { hue: 'accent', pattern: 'solid' } },
  { key: 'ordered', label: 'Ordered', look: { hue: 'amber', pattern: 'hatch' } },
];

const shelves = [
  { key: 'a', label: 'Fiction', value: 812, part: 1, inner: 0.6 },
  {
    key: 'b',
    label: 'A shelf whose name is far too long for the room that there is for it in a card',
    value: 340,
    part: 0.42,
    inner: 0.4,
  },
  { key: 'c', label: 'شعر', value: 3, part: 0.004, inner: 0 },
  { key: 'd', label: 'Travel', value: 0, part: 0, inner: 0 },
];

/** Charts in their frames. */
export function ChartSpecimens({ columns, stacked, beside, none }: ChartFigures) {
  const shown = columns.map(({ label, values: [sold = 0, ordered = 0] }) => ({
    key: label,
    label,
    words: `${label}: ${sold} sold, ${ordered} ordered`,
    value: String(sold + ordered),
  }));
  const table = {
    caption: 'Books by month',
    columns: [
      { key: 'month', label: 'Month' },
      { key: 'sold', label: 'Sold', align: 'end' as const },
      { key: 'ordered', label: 'Ordered', align: 'end' as const },
    ],
    rows: columns.map(({ label, values }) => ({ key: label, cells: [label, ...values] })),
  };
  return (
    <Specimen title="Charts" note="Worked out by the server; patterns beside colours, and the numbers as a table.">
      <div className="grid gap-4 sm:grid-cols-2">
        <ChartFrame title="Stacked, with links" description="This year" table={table}>
          <ColumnChart
            series={series}
            title="Books sold and ordered by month"
            geometry={stacked}
            columns={shown.map((column) => ({ ...column, to: '?' }))}
          />
        </ChartFrame>
        <ChartFrame title="Beside one another" table={table}>
          <ColumnChart
            series={series}
            title="Books sold beside books ordered, by month"
            geometry={beside}
            columns={shown.map(({ value: _, ...column }) => column)}
          />
        </ChartFrame>
        <ChartFrame title="Bars under names" description="All shelves">
          <BarRows
            title="Books by shelf"
            series={series}
            rows={shelves.map(({ key, label, value, part, inner }) => ({
              key,
              label,
              note: 'Ordered in part',
              value,
              parts: [part, inner],
              words: `${label}: ${value} books`,
              to: '?',
            }))}
          />
        </ChartFrame>
        <ChartFrame title="Nothing, and not yet there">
          <ColumnChart
            series={series}
            title="No books yet"
            geometry={none}
            columns={shown.map(({ value: _, ...column }) => column)}
          />
          <Skeleton className="mt-4 h-24 w-full" />
        </ChartFrame>
      </div>
    </Specimen>
  );
}
