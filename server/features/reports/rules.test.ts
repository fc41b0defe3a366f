import { describe, expect, it } from 'vitest';
import { filterGroup } from '../filters';
import { outcomeOf } from './outcome.rules';
import { daysOf, lengthOf, mondayOf, monthsOf, previousOf, weekOf } from './period.rules';
import { monthFilter, reasonFilter, stageFilter } from './report-filters.rules';
import { furtherStages } from './stage-times';

describe('a period', () => {
  it('has months, days and as many months before it', () => {
    const period = { from: '2025-11', to: '2026-02' };
    expect(monthsOf(period)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(daysOf(period)).toEqual({ from: '2025-11-01', to: '2026-02-28' });
    expect(daysOf({ from: '2024-02', to: '2024-02' }).to).toBe('2024-02-29');
    expect(previousOf(period)).toEqual({ from: '2025-07', to: '2025-10' });
    expect(lengthOf({ from: '2026-01', to: '2025-12' })).toBe(0);
  });

  it('has weeks that begin on Mondays', () => {
    expect(mondayOf(weekOf('2026-11-26'))).toBe('2026-11-23');
    expect(mondayOf(weekOf('2026-11-29'))).toBe('2026-11-23');
    expect(mondayOf(weekOf('2026-11-30'))).toBe('2026-11-30');
    expect(mondayOf(weekOf('1969-12-31'))).toBe('1969-12-29');
  });
});

describe('an outcome', () => {
  const closed = (count: number, amount: number, converted = count) => ({ count, amount, converted });

  it('is what is open, won, worth and how often, over the days it takes', () => {
    expect(outcomeOf(closed(2, 3_000), closed(6, 100), 30, 12)).toEqual({
      won: { count: 2, amount: 3_000 },
      lost: { count: 6, amount: 100 },
      ...{ winRate: 0.25, cycleDaysMedian: 30, averageDeal: 1_500, velocityPerDay: (12 * 1_500 * 0.25) / 30 },
    });
  });

  it('leaves open what would divide by nothing', () => {
    const none = closed(0, 0);
    expect(outcomeOf(none, none, null, 5)).toMatchObject({ winRate: null, averageDeal: null, velocityPerDay: null });
    expect(outcomeOf(none, closed(1, 5), null, 5)).toMatchObject({
      winRate: 0,
      averageDeal: null,
      velocityPerDay: null,
    });
    expect(outcomeOf(closed(1, 5), none, 0, 5)).toMatchObject({ winRate: 1, averageDeal: 5, velocityPerDay: null });
    expect(outcomeOf(closed(1, 5), none, 2, 0)).toMatchObject({ velocityPerDay: 0 });
  });

  it('takes the average of the deals that are in the sum', () => {
    expect(outcomeOf(closed(3, 1_000, 2), closed(0, 0), null, 0).averageDeal).toBe(500);
  });
});

describe('filters of bars', () => {
  it('are filters of lists, however narrow', () => {
    const narrowed = { pipelineId: 'p', owner: 'me' };
    const period = { from: '2026-01', to: '2026-03' };
    for (const filter of [
      stageFilter(narrowed, { id: 's', type: 'won' }, period),
      monthFilter(narrowed, '2026-02'),
      reasonFilter(narrowed, null, daysOf(period)),
    ]) {
      expect(filterGroup.safeParse(filter).success).toBe(true);
      expect(JSON.stringify(filter)).toContain('"ownerId","operator":"anyOf","value":["me"]');
    }
  });
});

describe('going further', () => {
  const stage = (id: string, type: 'open' | 'won' | 'lost', position: number, pipelineId = 'p') => ({
    ...{ id, type, position, pipelineId, name: id, color: null, probability: 0, isLive: true },
  });

  it('is a later stage of the pipeline or winning, not losing', () => {
    const first = stage('b', 'open', 2);
    const all = [stage('a', 'open', 1), first, stage('c', 'open', 3), stage('w', 'won', 4), stage('l', 'lost', 5)];
    expect(furtherStages([...all, stage('x', 'won', 9, 'q')], first)).toEqual(['c', 'w']);
  });
});
