import type { Column } from '~/ui/chart/column-chart';
import { columnGeometry } from '~/ui/chart/column-geometry.server';
import type { BarsModel, Making } from './sales-models.server';

const end = 'end' as const;
const kinds = ['call', 'meeting', 'email', 'note', 'task'] as const;
export const kindLabels = { call: 'Calls', meeting: 'Meetings', email: 'Emails', note: 'Notes', task: 'Tasks done' };
const share = (value: number, highest: number): number => (highest === 0 ? 0 : value / highest);

/** What was done by week. */
export function activityModel({ overview: { activity }, words }: Making) {
  const totalOf = (week: (typeof activity)[number]) => kinds.reduce((all, kind) => all + week[kind], 0);
  const all = activity.reduce((sum, week) => sum + totalOf(week), 0);
  return {
    isEmpty: all === 0,
    summary: `${words.number(all)} in ${activity.length === 1 ? '1 week' : `${activity.length} weeks`}`,
    geometry: columnGeometry({
      columns: activity.map((week) => kinds.map((kind) => week[kind])),
      arrange: 'stacked',
      tickText: words.number,
    }),
    columns: activity.map((week): Column => {
      const parts = kinds
        .filter((kind) => week[kind] > 0)
        .map((kind) => `${words.number(week[kind])} ${kindLabels[kind].toLowerCase()}`);
      const total = totalOf(week);
      return {
        key: week.week,
        label: words.day(week.week),
        words: `Week of ${words.day(week.week)}: ${parts.join(', ') || 'nothing'}`,
        ...(total > 0 && activity.length <= 16 && { value: words.number(total) }),
      };
    }),
    series: kinds.map((key) => ({ key, label: kindLabels[key] })),
    table: {
      caption: 'Activity by week',
      columns: [
        { key: 'week', label: 'Week of' },
        ...kinds.map((key) => ({ key, label: kindLabels[key], align: end })),
        { key: 'total', label: 'Total', align: end },
      ],
      rows: activity.map((week) => ({
        key: week.week,
        cells: [words.day(week.week), ...kinds.map((kind) => words.number(week[kind])), words.number(totalOf(week))],
      })),
    },
  };
}

/** Who won how much. */
export function leadersModel(
  { overview, words, link }: Making,
  scope: { from: string; to: string; pipeline: string },
): BarsModel {
  const { leaders } = overview;
  const highest = Math.max(0, ...leaders.map(({ wonAmount }) => wonAmount));
  const wonBy = (userId: string) =>
    link({
      op: 'and',
      items: [
        { field: 'status', operator: 'anyOf', value: ['won'] },
        { field: 'closedOn', operator: 'between', value: { from: scope.from, to: scope.to } },
        { field: 'ownerId', operator: 'anyOf', value: [userId] },
        ...(scope.pipeline ? [{ field: 'pipelineId', operator: 'anyOf', value: [scope.pipeline] }] : []),
      ],
    });
  const people = leaders.map((leader) => ({ ...leader, to: wonBy(leader.userId) }));
  return {
    summary: `${words.short(leaders.reduce((all, { wonAmount }) => all + wonAmount, 0))} won`,
    rows: people.map(({ userId, name, won, wonAmount, activities, openAmount, to }) => ({
      key: userId,
      label: name,
      note: `${words.deals(won)} won`,
      value: words.short(wonAmount),
      parts: [share(wonAmount, highest)],
      words: `${name}: ${words.deals(won)} won, ${words.full(wonAmount)}; ${words.number(activities)} activities; ${words.full(openAmount)} open`,
      to,
    })),
    table: {
      caption: 'Leader board',
      columns: [
        { key: 'name', label: 'Name' },
        { key: 'won', label: 'Won', align: end },
        { key: 'amount', label: 'Amount won', align: end },
        { key: 'activities', label: 'Activities', align: end },
        { key: 'open', label: 'Open', align: end },
      ],
      rows: people.map(({ userId, name, won, wonAmount, activities, openAmount, to }) => ({
        key: userId,
        cells: [name, words.number(won), words.full(wonAmount), words.number(activities), words.full(openAmount)],
        to,
      })),
    },
  };
}

/** How long deals stay in a stage, and how many of them go on. */
export function stagesModel({
  overview: { stageTimes, sampled, outcome },
  words,
}: Making): BarsModel & { isEmpty: boolean } {
  const highest = Math.max(0, ...stageTimes.map(({ medianDays }) => medianDays ?? 0));
  const texts = stageTimes.map(({ stageId, name, medianDays, conversion }) => ({
    key: stageId,
    name,
    part: share(medianDays ?? 0, highest),
    days: medianDays === null ? 'None yet' : words.days(medianDays),
    onwards: conversion === null ? '' : words.share(conversion),
  }));
  const some = outcome.open ? 'a sample of deals' : 'the latest deals';
  return {
    isEmpty: stageTimes.every(({ medianDays }) => medianDays === null),
    summary: `Median of ${sampled.stageTimes ? some : 'deals'} that moved on or were closed`,
    rows: texts.map(({ key, name, part, days, onwards }) => ({
      key,
      label: name,
      ...(onwards && { note: `${onwards} go on` }),
      value: days,
      parts: [part],
      words: `${name}: ${days}${onwards && `, ${onwards} go on`}`,
    })),
    table: {
      caption: 'Time in stage',
      columns: [
        { key: 'stage', label: 'Stage' },
        { key: 'days', label: 'Median', align: end },
        { key: 'onwards', label: 'Go on', align: end },
      ],
      rows: texts.map(({ key, name, days, onwards }) => ({ key, cells: [name, days, onwards || '—'] })),
    },
  };
}
