import { type Delta, deltaOf } from './deltas.rules';
import type { Making } from './sales-models.server';

const end = 'end' as const;

type Result = { key: string; stat: { label: string; value: string; hint: string; delta?: Delta }; before: string };

/** Won, win rate, velocity, cycle and average deal, each against the period before. */
export function resultsModel(
  { overview: { outcome, sampled }, words }: Making,
  { locale, before }: { locale: string; before: string },
) {
  const { previous, open } = outcome;
  const or = <Value>(value: Value | null, write: (value: Value) => string) => (value === null ? '—' : write(value));
  const compare = (kind: 'share' | 'points' | 'days', now: number | null, then: number | null) => {
    const delta = deltaOf(now, then, kind, locale);
    return delta && { delta };
  };
  const results: Result[] = [
    {
      key: 'won',
      stat: {
        label: 'Won',
        value: words.short(outcome.won.amount),
        hint: words.deals(outcome.won.count),
        ...compare('share', outcome.won.amount, previous.won.amount),
      },
      before: words.short(previous.won.amount),
    },
    {
      key: 'rate',
      stat: {
        label: 'Win rate',
        value: or(outcome.winRate, words.share),
        hint: [
          `${words.number(outcome.lost.count)} lost`,
          ...(open ? [`${words.number(open.count)} still open`] : []),
        ].join(', '),
        ...compare('points', outcome.winRate, previous.winRate),
      },
      before: or(previous.winRate, words.share),
    },
    {
      key: 'velocity',
      stat: {
        label: 'Velocity',
        value: or(outcome.velocityPerDay, words.short),
        hint: 'a day from what is open',
        ...compare('share', outcome.velocityPerDay, previous.velocityPerDay),
      },
      before: or(previous.velocityPerDay, words.short),
    },
    {
      key: 'cycle',
      stat: {
        label: 'Sales cycle',
        value: or(outcome.cycleDaysMedian, words.days),
        hint: `median${sampled.cycle ? ` of ${open ? 'a sample' : 'the latest'}` : ''}, first day to won`,
        ...compare('days', outcome.cycleDaysMedian, previous.cycleDaysMedian),
      },
      before: or(previous.cycleDaysMedian, words.days),
    },
    {
      key: 'average',
      stat: {
        label: 'Average deal',
        value: or(outcome.averageDeal, words.short),
        hint: 'of those won',
        ...compare('share', outcome.averageDeal, previous.averageDeal),
      },
      before: or(previous.averageDeal, words.short),
    },
  ];
  return {
    isEmpty: outcome.won.count + outcome.lost.count === 0,
    results,
    table: {
      caption: 'Results',
      columns: [
        { key: 'what', label: 'What' },
        { key: 'now', label: 'Now', align: end },
        { key: 'before', label: before, align: end },
        { key: 'change', label: 'Change', align: end },
      ],
      rows: results.map(({ key, stat, before: then }) => ({
        key,
        cells: [
          stat.label,
          stat.value,
          then,
          stat.delta ? `${{ up: '+', down: '−', flat: '' }[stat.delta.direction]}${stat.delta.text}` : '—',
        ],
      })),
    },
  };
}
