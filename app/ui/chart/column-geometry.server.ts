import { scaleBand, scaleLinear } from '@visx/scale';

/** Where a column's parts stand: across in percent of the plot, so that it fits any width; up and down in pixels. */
export type ColumnGeometry = {
  height: number;
  /** The line that columns stand on. */
  floor: number;
  ticks: { value: number; y: number; text: string }[];
  columns: {
    x: number;
    width: number;
    /** One per series, undefined for nothing. */
    bars: ({ x: number; width: number; y: number; height: number } | undefined)[];
    /** The top of the highest bar. */
    top: number;
  }[];
};

type Input = {
  /** Values of each column, one per series, none below zero. */
  columns: readonly (readonly number[])[];
  arrange: 'stacked' | 'beside';
  height?: number;
  /** Words of a value on the scale. */
  tickText: (value: number) => string;
};

const roomAbove = 18;
const roomBelow = 22;
const wantedTicks = 4;

/** Works out a column chart. Only the server does: the browser gets the numbers, and no library. */
export function columnGeometry({ columns, arrange, height = 200, tickText }: Input): ColumnGeometry {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const highest = Math.max(
    0,
    ...columns.map((values) => (arrange === 'stacked' ? sum(values) : Math.max(0, ...values))),
  );
  const floor = height - roomBelow;
  const y = scaleLinear<number>({ domain: [0, highest || 1], range: [floor, roomAbove], nice: wantedTicks });
  const keys = columns.map((_, index) => index);
  const x = scaleBand<number>({ domain: keys, range: [0, 100], paddingInner: 0.35, paddingOuter: 0.2 });
  const series = Math.max(1, ...columns.map(({ length }) => length));
  const inner = scaleBand<number>({
    domain: Array.from({ length: series }, (_, index) => index),
    range: [0, x.bandwidth()],
    paddingInner: 0.12,
  });
  return {
    height,
    floor,
    ticks: (highest === 0 ? [0] : y.ticks(wantedTicks)).map((value) => ({
      value,
      y: highest === 0 ? floor : y(value),
      text: tickText(value),
    })),
    columns: columns.map((values, column) => {
      const left = x(column) ?? 0;
      let below = 0;
      const bars = values.map((value, index) => {
        const from = arrange === 'stacked' ? below : 0;
        below += value;
        if (value <= 0) return undefined;
        const top = y(from + value);
        return {
          x: arrange === 'stacked' ? left : left + (inner(index) ?? 0),
          width: arrange === 'stacked' ? x.bandwidth() : inner.bandwidth(),
          y: top,
          height: Math.max(1, y(from) - top),
        };
      });
      return { x: left, width: x.bandwidth(), bars, top: Math.min(floor, ...bars.flatMap((bar) => bar?.y ?? [])) };
    }),
  };
}
