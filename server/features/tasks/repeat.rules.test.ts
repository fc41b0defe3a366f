import { describe, expect, it } from 'vitest';
import { type Due, isOfSeries, nextDue, nextReminder, type Repeat, wallOfDue } from './repeat.rules';

const timeZone = 'Europe/Berlin';
const on = (dueOn: string): Due => ({ dueOn, dueAt: null });
const at = (dueAt: string): Due => ({ dueOn: null, dueAt: new Date(dueAt) });
const long = new Date('2020-01-01T00:00:00Z');

/** So many due dates, each done in time. */
function series(repeat: Repeat, first: Due, count: number): string[] {
  const anchor = wallOfDue(first, timeZone);
  const all: Due[] = [first];
  for (let due = first; all.length < count; all.push(due)) due = nextDue(repeat, { anchor, due, now: long, timeZone });
  return all.map((due) => due.dueOn ?? due.dueAt.toISOString());
}

describe('days that repeat', () => {
  it.each<[Repeat, string[]]>([
    ['daily', ['2026-03-28', '2026-03-29', '2026-03-30']],
    ['weekdays', ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10']],
    ['weekdays', ['2026-03-07', '2026-03-09']],
    ['weekly', ['2026-02-26', '2026-03-05', '2026-03-12']],
    ['monthly', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['monthly', ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30']],
    ['yearly', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['yearly', ['2026-12-31', '2027-12-31']],
  ])('%s: %j', (repeat, days) => expect(series(repeat, on(days[0] ?? ''), days.length)).toEqual(days));
});

describe('times that repeat keep what the clock shows', () => {
  it.each<[string, Repeat, string[]]>([
    ['into summer', 'daily', ['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-03-30T07:00:00.000Z']],
    ['out of summer', 'daily', ['2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z']],
    [
      'over the hour that is skipped',
      'daily',
      ['2026-03-28T01:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ],
    [
      'over the hour there are two of',
      'daily',
      ['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ],
    ['near midnight', 'monthly', ['2026-01-30T23:30:00.000Z', '2026-02-27T23:30:00.000Z', '2026-03-30T22:30:00.000Z']],
    ['weekly', 'weekly', ['2026-03-27T08:15:30.250Z', '2026-04-03T07:15:30.250Z']],
  ])('%s', (_, repeat, times) => expect(series(repeat, at(times[0] ?? ''), times.length)).toEqual(times));
});

describe('one that is done late or early', () => {
  const next = (repeat: Repeat, due: Due, now: string) => {
    const made = nextDue(repeat, { anchor: wallOfDue(due, timeZone), due, now: new Date(now), timeZone });
    return made.dueOn ?? made.dueAt.toISOString();
  };
  it.each<[Repeat, Due, string, string]>([
    ['daily', on('2026-03-02'), '2026-03-05T09:00:00Z', '2026-03-05'],
    ['daily', on('2026-03-05'), '2026-03-05T22:59:00Z', '2026-03-06'],
    ['daily', on('2026-03-05'), '2026-03-01T09:00:00Z', '2026-03-06'],
    ['weekly', on('2026-03-02'), '2026-03-11T09:00:00Z', '2026-03-16'],
    ['weekly', on('2026-03-02'), '2026-03-09T09:00:00Z', '2026-03-09'],
    ['monthly', on('2025-12-31'), '2026-02-10T09:00:00Z', '2026-02-28'],
    ['yearly', on('2020-05-01'), '2026-05-02T09:00:00Z', '2027-05-01'],
    ['weekdays', on('2026-03-06'), '2026-03-07T09:00:00Z', '2026-03-09'],
    ['daily', at('2026-03-02T08:00:00Z'), '2026-03-05T07:59:00Z', '2026-03-05T08:00:00.000Z'],
    ['daily', at('2026-03-02T08:00:00Z'), '2026-03-05T08:00:00Z', '2026-03-06T08:00:00.000Z'],
  ])('%s, due %o, done at %s: %s', (repeat, due, now, expected) => expect(next(repeat, due, now)).toBe(expected));
});

describe('a reminder of the next one', () => {
  it.each([
    ['the evening before', on('2026-03-28'), on('2026-03-29'), '2026-03-27T18:00:00Z', '2026-03-28T18:00:00.000Z'],
    ['over summer time', on('2026-03-29'), on('2026-03-30'), '2026-03-28T18:00:00Z', '2026-03-29T17:00:00.000Z'],
    [
      'half an hour before',
      at('2026-03-28T08:00:00Z'),
      at('2026-03-29T07:00:00Z'),
      '2026-03-28T07:30:00Z',
      '2026-03-29T06:30:00.000Z',
    ],
    [
      'over midnight',
      at('2026-03-27T23:15:00Z'),
      at('2026-03-28T23:15:00Z'),
      '2026-03-27T22:45:00Z',
      '2026-03-28T22:45:00.000Z',
    ],
  ])('%s', (_, due, next, reminder, expected) => {
    expect(nextReminder(new Date(reminder), due, next, timeZone).toISOString()).toBe(expected);
  });
});

describe('whether a date is of a series', () => {
  it.each<[Repeat, string, Due, boolean]>([
    ['monthly', '2026-01-31', on('2026-02-28'), true],
    ['monthly', '2026-01-31', on('2026-03-28'), false],
    ['weekly', '2026-01-31', on('2026-02-28'), true],
    ['weekly', '2026-01-31', on('2026-02-27'), false],
    ['daily', '2026-03-28T02:30:00.000', at('2026-03-29T01:30:00Z'), true],
    ['daily', '2026-03-28T09:00:00.000', at('2026-03-29T01:30:00Z'), false],
    ['daily', '2026-03-28', at('2026-03-29T01:30:00Z'), false],
    ['daily', '2026-03-28T09:00:00.000', on('2026-03-29'), false],
  ])('%s from %s: %o is %s', (repeat, anchor, due, is) => expect(isOfSeries(repeat, anchor, due, timeZone)).toBe(is));
});
