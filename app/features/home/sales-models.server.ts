import type { RouterOutputs } from '@/api/types';
import type { FilterGroup } from '~/features/records/filter-language';
import type { BarRow } from '~/ui/chart/bar-rows';
import type { ChartTableProps } from '~/ui/chart/chart-table';
import type { Column } from '~/ui/chart/column-chart';
import { columnGeometry } from '~/ui/chart/column-geometry.server';
import type { HomeWords } from './home-words.server';

export type Overview = RouterOutputs['reports']['overview'];
export type Making = {
  overview: Overview;
  words: HomeWords;
  /** The list of deals with that filter. */
  link: (filter: FilterGroup) => string;
};
/** What travels to the page is text: no parts of pages. */
type BarText = Omit<BarRow, 'icon' | 'note' | 'value'> & { note?: string; value: string };
export type TableModel = Omit<ChartTableProps, 'rows'> & { rows: { key: string; cells: string[]; to?: string }[] };
export type BarsModel = { rows: BarText[]; table: TableModel; summary: string };

const end = 'end' as const;
const share = (value: number, highest: number): number => (highest === 0 ? 0 : value / highest);

/** Open stages with what lies in them; the pipeline's name beside the stage where there are several. */
export function pipelineModel(
  { overview, words, link }: Making,
  pipelines: readonly { id: string; name: string }[],
): BarsModel {
  const open = overview.pipeline.filter(({ type }) => type === 'open');
  const highest = Math.max(0, ...open.map(({ amount }) => amount));
  const several = new Set(open.map(({ pipelineId }) => pipelineId)).size > 1;
  const stages = open.map((stage) => {
    const pipeline = pipelines.find(({ id }) => id === stage.pipelineId)?.name;
    return { ...stage, label: several && pipeline ? `${pipeline}: ${stage.name}` : stage.name, to: link(stage.filter) };
  });
  const sum = (key: 'count' | 'amount' | 'weighted') => open.reduce((all, stage) => all + stage[key], 0);
  return {
    summary: `${words.deals(sum('count'))}, ${words.short(sum('amount'))} open, ${words.short(sum('weighted'))} weighted`,
    rows: stages.map(({ stageId, label, count, amount, weighted, to }) => ({
      key: stageId,
      label,
      note: words.deals(count),
      value: words.short(amount),
      parts: [share(amount, highest), share(weighted, highest)],
      words: `${label}: ${words.deals(count)}, ${words.full(amount)} open, ${words.full(weighted)} weighted`,
      to,
    })),
    table: {
      caption: 'Pipeline by stage',
      columns: [
        { key: 'stage', label: 'Stage' },
        { key: 'count', label: 'Deals', align: end },
        { key: 'amount', label: 'Open', align: end },
        { key: 'weighted', label: 'Weighted', align: end },
      ],
      rows: stages.map(({ stageId, label, count, amount, weighted, to }) => ({
        key: stageId,
        cells: [label, words.number(count), words.full(amount), words.full(weighted)],
        to,
      })),
    },
  };
}

/** What is expected by month: what was won, and on it what is open by its chances. */
export function forecastModel({ overview: { forecast }, words, link }: Making) {
  const sum = (key: 'won' | 'weighted' | 'open') => forecast.reduce((all, month) => all + month[key], 0);
  const months = forecast.map((month) => ({ ...month, name: words.month(month.month), to: link(month.filter) }));
  const undated: FilterGroup = {
    op: 'and',
    items: [
      { field: 'status', operator: 'anyOf', value: ['open'] },
      { field: 'expectedCloseOn', operator: 'empty' },
    ],
  };
  return {
    isEmpty: forecast.every(({ count }) => count === 0),
    /** Open deals that no month can count. */
    undated: link(undated),
    summary: `${words.short(sum('won') + sum('weighted'))} expected: ${words.short(sum('won'))} won, ${words.short(sum('weighted'))} weighted`,
    geometry: columnGeometry({
      columns: forecast.map(({ won, weighted }) => [won, weighted]),
      arrange: 'stacked',
      tickText: words.short,
    }),
    columns: months.map(
      ({ month, name, open, weighted, won, count, to }): Column => ({
        key: month,
        label: words.month(month, 'alone'),
        words: `${name}: ${words.full(won)} won, ${words.full(weighted)} weighted of ${words.full(open)} open, ${words.deals(count)}`,
        ...(won + weighted > 0 && { value: words.short(won + weighted) }),
        to,
      }),
    ),
    table: {
      caption: 'Forecast by month',
      columns: [
        { key: 'month', label: 'Month' },
        { key: 'deals', label: 'Deals', align: end },
        { key: 'open', label: 'Open', align: end },
        { key: 'weighted', label: 'Weighted', align: end },
        { key: 'won', label: 'Won', align: end },
        { key: 'total', label: 'Expected', align: end },
      ],
      rows: months.map(({ month, name, open, weighted, won, count, to }) => ({
        key: month,
        cells: [
          name,
          words.number(count),
          words.full(open),
          words.full(weighted),
          words.full(won),
          words.full(won + weighted),
        ],
        to,
      })),
    },
  };
}

/** Why deals were lost, the most frequent reason first. */
export function lostModel({ overview: { lostReasons, sampled }, words, link }: Making): BarsModel {
  const highest = Math.max(0, ...lostReasons.map(({ count }) => count));
  const reasons = lostReasons.map((reason) => ({ ...reason, key: reason.id ?? 'none', to: link(reason.filter) }));
  const sum = (key: 'count' | 'amount') => lostReasons.reduce((all, reason) => all + reason[key], 0);
  return {
    summary: `${words.deals(sum('count'))} lost, ${words.short(sum('amount'))}${sampled.lostReasonsFrom ? `, since ${words.day(sampled.lostReasonsFrom)}` : ''}`,
    rows: reasons.map(({ key, name, count, amount, to }) => ({
      key,
      label: name,
      note: words.short(amount),
      value: words.number(count),
      parts: [share(count, highest)],
      words: `${name}: ${words.deals(count)} lost, ${words.full(amount)}`,
      to,
    })),
    table: {
      caption: 'Lost deals by reason',
      columns: [
        { key: 'reason', label: 'Reason' },
        { key: 'count', label: 'Deals', align: end },
        { key: 'amount', label: 'Amount', align: end },
      ],
      rows: reasons.map(({ key, name, count, amount, to }) => ({
        key,
        cells: [name, words.number(count), words.full(amount)],
        to,
      })),
    },
  };
}
