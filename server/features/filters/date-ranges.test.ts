import { describe, expect, it } from 'vitest';
import { type DateValue, dayBounds, dayIn, instantBounds, startOfDay } from './date-ranges';
import type { FilterOperator } from './filter.schema';

describe('days', () => {
  /** A Thursday. */
  const today = '2026-11-26';
  it.each([
    ['is', '2026-01-05', { gte: '2026-01-05', lte: '2026-01-05' }],
    ['before', '2026-01-05', { lt: '2026-01-05' }],
    ['after', '2026-01-05', { gt: '2026-01-05' }],
    ['between', { from: '2026-01-05', to: '2026-02-01' }, { gte: '2026-01-05', lte: '2026-02-01' }],
    ['today', undefined, { gte: today, lte: today }],
    ['inPast', undefined, { lt: today }],
    ['inFuture', undefined, { gt: today }],
    ['last', { count: 7, unit: 'day' }, { gte: '2026-11-19', lte: today }],
    ['last', { count: 2, unit: 'week' }, { gte: '2026-11-12', lte: today }],
    ['last', { count: 9, unit: 'month' }, { gte: '2026-02-26', lte: today }],
    ['last', { count: 3, unit: 'quarter' }, { gte: '2026-02-26', lte: today }],
    ['next', { count: 1, unit: 'month' }, { gte: today, lte: '2026-12-26' }],
    ['this', 'day', { gte: today, lte: today }],
    ['this', 'week', { gte: '2026-11-23', lte: '2026-11-29' }],
    ['this', 'month', { gte: '2026-11-01', lte: '2026-11-30' }],
    ['this', 'quarter', { gte: '2026-10-01', lte: '2026-12-31' }],
    ['this', 'year', { gte: '2026-01-01', lte: '2026-12-31' }],
  ] as [FilterOperator, DateValue, object][])('%s %j', (operator, value, expected) => {
    expect(dayBounds(operator, value, today)).toEqual(expected);
  });

  it('end with the month where the month before is shorter', () => {
    expect(dayBounds('last', { count: 1, unit: 'month' }, '2024-03-31')).toEqual({
      gte: '2024-02-29',
      lte: '2024-03-31',
    });
    expect(dayBounds('next', { count: 1, unit: 'quarter' }, '2026-11-30')).toEqual({
      gte: '2026-11-30',
      lte: '2027-02-28',
    });
  });

  it('begin weeks on Monday, also on a Sunday', () => {
    expect(dayBounds('this', 'week', '2026-11-29')).toEqual({ gte: '2026-11-23', lte: '2026-11-29' });
  });
});

describe('the day it is', () => {
  const at = new Date('2026-12-31T23:30:00Z');
  it.each([
    ['Etc/UTC', '2026-12-31'],
    ['Europe/Berlin', '2027-01-01'],
    ['America/Los_Angeles', '2026-12-31'],
    ['Pacific/Kiritimati', '2027-01-01'],
  ])('depends on the zone: %s', (timeZone, day) => {
    expect(dayIn(timeZone, at)).toBe(day);
  });
});

describe('the start of a day', () => {
  it.each([
    ['2026-01-01', 'Etc/UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-06-01', 'Asia/Kolkata', '2026-05-31T18:30:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    // Clocks skip midnight on these two days.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    // Midnight comes twice on this one.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s in %s', (day, timeZone, expected) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(expected);
  });
});

describe('points in time', () => {
  const view = { timeZone: 'Europe/Berlin', now: new Date('2026-03-29T10:00:00Z') };
  const bounds = (operator: FilterOperator, value?: DateValue) =>
    JSON.parse(JSON.stringify(instantBounds(operator, value, view)));

  it.each([
    // The clocks go forward on this day, so that it has 23 hours.
    ['today', undefined, { gte: '2026-03-28T23:00:00.000Z', lt: '2026-03-29T22:00:00.000Z' }],
    ['is', '2026-03-28', { gte: '2026-03-27T23:00:00.000Z', lt: '2026-03-28T23:00:00.000Z' }],
    ['before', '2026-03-29', { lt: '2026-03-28T23:00:00.000Z' }],
    ['after', '2026-03-29', { gte: '2026-03-29T22:00:00.000Z' }],
    [
      'between',
      { from: '2026-03-28', to: '2026-03-29' },
      { gte: '2026-03-27T23:00:00.000Z', lt: '2026-03-29T22:00:00.000Z' },
    ],
    ['inPast', undefined, { lt: '2026-03-29T10:00:00.000Z' }],
    ['inFuture', undefined, { gt: '2026-03-29T10:00:00.000Z' }],
    ['last', { count: 2, unit: 'day' }, { gte: '2026-03-26T23:00:00.000Z', lte: '2026-03-29T10:00:00.000Z' }],
    ['next', { count: 1, unit: 'day' }, { gte: '2026-03-29T10:00:00.000Z', lt: '2026-03-30T22:00:00.000Z' }],
    ['this', 'week', { gte: '2026-03-22T23:00:00.000Z', lt: '2026-03-29T22:00:00.000Z' }],
    ['is', '2026-03-29T12:00:00+02:00', { gte: '2026-03-29T10:00:00.000Z', lte: '2026-03-29T10:00:00.000Z' }],
    ['after', '2026-03-29T10:00:00.000Z', { gt: '2026-03-29T10:00:00.000Z' }],
    ['after', '9999-12-31', { gte: '9999-12-31T23:59:59.999Z' }],
  ] as [FilterOperator, DateValue, object][])('%s %j', (operator, value, expected) => {
    expect(bounds(operator, value)).toEqual(expected);
  });
});
