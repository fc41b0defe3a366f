import type { ReactNode } from 'react';
import { Avatar } from '~/ui/avatar';
import { BarRows } from '~/ui/chart/bar-rows';
import type { ChartTableProps } from '~/ui/chart/chart-table';
import { ColumnChart } from '~/ui/chart/column-chart';
import type { LegendEntry, SeriesLook } from '~/ui/chart/series-look';
import { Stat } from '~/ui/stat';
import { TextLink } from '~/ui/text-link';
import type { Reports } from './load-home.server';
import { WidgetEmpty } from './widget-empty';
import type { WidgetKey } from './widgets';

export type ReportWidget = Exclude<WidgetKey, 'day'>;
export type WidgetContent = { description: string; table?: ChartTableProps; content: ReactNode };

type Situation = { reports: Reports; hasDeals: boolean; path: (place: string) => string };

const openSeries: LegendEntry[] = [
  { key: 'amount', label: 'Open', look: { hue: 'accent', pattern: 'hatch' } },
  { key: 'weighted', label: 'Weighted by chance', look: { hue: 'accent', pattern: 'solid' } },
];
const forecastSeries: LegendEntry[] = [
  { key: 'won', label: 'Won', look: { hue: 'green', pattern: 'solid' } },
  { key: 'weighted', label: 'Weighted by chance', look: { hue: 'accent', pattern: 'hatch' } },
];
const oneSeries = (look: SeriesLook): LegendEntry[] => [{ key: 'value', label: '', look }];
const activityLooks: SeriesLook[] = [
  { hue: 'teal', pattern: 'solid' },
  { hue: 'violet', pattern: 'hatch' },
  { hue: 'blue', pattern: 'dots' },
  { hue: 'amber', pattern: 'lines' },
  { hue: 'grey', pattern: 'grid' },
];

function forecastWidget({ reports: { forecast, span }, hasDeals, path }: Situation): WidgetContent {
  if (!hasDeals) {
    return {
      description: span,
      content: (
        <WidgetEmpty title="Nothing to forecast yet" action={{ to: path('deals'), label: 'Open the deals' }}>
          Deals with an amount and an expected close date add up here by month.
        </WidgetEmpty>
      ),
    };
  }
  if (forecast.isEmpty) {
    return {
      description: span,
      content: (
        <WidgetEmpty
          title="Nothing is expected in these months"
          action={{ to: forecast.undated, label: 'Give deals a date' }}
        >
          An open deal counts in the month of its expected close, by its amount and chance.
        </WidgetEmpty>
      ),
    };
  }
  return {
    description: `${span}. ${forecast.summary}`,
    table: forecast.table,
    content: (
      <>
        <ColumnChart
          title={`Forecast by month, ${span}. ${forecast.summary}`}
          geometry={forecast.geometry}
          columns={forecast.columns}
          series={forecastSeries}
        />
        <p className="mt-3 border-t pt-3 text-13">
          <TextLink to={forecast.board}>Open the forecast board</TextLink>
        </p>
      </>
    ),
  };
}

/** What a widget shows of the reports; one that has nothing says what would bring it about. */
export const reportWidgets: Record<ReportWidget, (situation: Situation) => WidgetContent> = {
  pipeline: ({ reports: { pipeline }, hasDeals, path }) =>
    hasDeals
      ? {
          description: pipeline.summary,
          table: pipeline.table,
          content: <BarRows title="Open deals by stage" rows={pipeline.rows} series={openSeries} />,
        }
      : {
          description: 'Open deals by stage',
          content: (
            <WidgetEmpty title="No deals yet" action={{ to: path('deals/board'), label: 'Add a deal' }}>
              What lies in each stage appears here, and what it is worth.
            </WidgetEmpty>
          ),
        },
  forecast: forecastWidget,
  results: ({ reports: { results, about, span, before }, hasDeals, path }) =>
    hasDeals
      ? {
          description: `${about}, compared with ${before}`,
          table: results.table,
          content: (
            <div className="grid grid-cols-2 gap-x-6 gap-y-5 py-1 md:grid-cols-3 xl:grid-cols-5">
              {results.results.map(({ key, stat }) => (
                <Stat key={key} {...stat} />
              ))}
            </div>
          ),
        }
      : {
          description: span,
          content: (
            <WidgetEmpty title="No deal was closed yet" action={{ to: path('deals/board'), label: 'Open the board' }}>
              Win rate, velocity, cycle and average deal follow from the deals that are won and lost.
            </WidgetEmpty>
          ),
        },
  activity: ({ reports: { activity, span }, path }) =>
    activity.isEmpty
      ? {
          description: span,
          content: (
            <WidgetEmpty title="Nothing was logged" action={{ to: path('people'), label: 'Open people' }}>
              Calls, meetings, emails, notes and finished tasks of these weeks appear here. Log them on any record.
            </WidgetEmpty>
          ),
        }
      : {
          description: `${span}. ${activity.summary}`,
          table: activity.table,
          content: (
            <ColumnChart
              title={`Activity by week, ${span}`}
              geometry={activity.geometry}
              columns={activity.columns}
              series={activity.series.map((one, index) => ({
                ...one,
                look: activityLooks[index] ?? { hue: 'grey', pattern: 'solid' },
              }))}
            />
          ),
        },
  leaders: ({ reports: { leaders, span }, path }) =>
    leaders.rows.length === 0
      ? {
          description: span,
          content: (
            <WidgetEmpty
              title="Nobody is on the board yet"
              action={{ to: path('settings/members'), label: 'Invite colleagues' }}
            >
              Who owns deals or logs activities appears here.
            </WidgetEmpty>
          ),
        }
      : {
          description: `${span}. ${leaders.summary}`,
          table: leaders.table,
          content: (
            <BarRows
              title="Amount won by person"
              rows={leaders.rows.map((row) => ({
                ...row,
                icon: <Avatar name={row.label} colourKey={row.key} size="small" />,
              }))}
              series={oneSeries({ hue: 'green', pattern: 'solid' })}
            />
          ),
        },
  lost: ({ reports: { lost, span }, path }) =>
    lost.rows.length === 0
      ? {
          description: span,
          content: (
            <WidgetEmpty title="No deal was lost" action={{ to: path('settings/pipelines'), label: 'Set up reasons' }}>
              Why deals were lost appears here. The reason is asked for when a deal is lost.
            </WidgetEmpty>
          ),
        }
      : {
          description: `${span}. ${lost.summary}`,
          table: lost.table,
          content: (
            <BarRows
              title="Lost deals by reason"
              rows={lost.rows}
              series={oneSeries({ hue: 'red', pattern: 'hatch' })}
            />
          ),
        },
  stages: ({ reports: { stages, about }, path }) =>
    stages.isEmpty
      ? {
          description: about,
          content: (
            <WidgetEmpty title="No deal has moved on yet" action={{ to: path('deals/board'), label: 'Open the board' }}>
              How long deals stay in each stage is counted from their first move.
            </WidgetEmpty>
          ),
        }
      : {
          description: `${about}. ${stages.summary}`,
          table: stages.table,
          content: (
            <BarRows
              title="Days in each stage"
              rows={stages.rows}
              series={oneSeries({ hue: 'violet', pattern: 'solid' })}
            />
          ),
        },
};
