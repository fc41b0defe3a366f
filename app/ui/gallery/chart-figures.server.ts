import { columnGeometry } from '../chart/column-geometry.server';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const sold = [120, 90, 140, 60, 0, 180, 210, 95, 130, 170, 220, 260];
const ordered = [40, 60, 30, 80, 20, 90, 60, 70, 40, 110, 60, 90];

/** The figures of the charts on /dev/ui, worked out as pages do it. */
export function chartFigures() {
  const columns = months.map((label, index) => ({ label, values: [sold[index] ?? 0, ordered[index] ?? 0] }));
  const values = columns.map((column) => column.values);
  return {
    columns,
    stacked: columnGeometry({ columns: values, tickText: String, arrange: 'stacked' }),
    beside: columnGeometry({ columns: values, tickText: String, arrange: 'beside' }),
    none: columnGeometry({ columns: months.map(() => [0, 0]), tickText: String, arrange: 'stacked', height: 120 }),
  };
}

export type ChartFigures = ReturnType<typeof chartFigures>;
