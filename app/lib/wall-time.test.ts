import { expect, it } from 'vitest';
import { exactWallTime, instantOf, wallTime } from './wall-time';

it.each([
  ['2026-11-24T09:30', 'Europe/Berlin', '2026-11-24T08:30:00.000Z'],
  ['2026-07-01T00:15', 'Europe/Berlin', '2026-06-30T22:15:00.000Z'],
  ['2026-07-01T08:00', 'Asia/Kolkata', '2026-07-01T02:30:00.000Z'],
  ['2026-01-15T20:00', 'America/Los_Angeles', '2026-01-16T04:00:00.000Z'],
])('%s in %s is %s, and back', (wall, zone, instant) => {
  expect(instantOf(wall, zone)).toBe(instant);
  expect(wallTime(instant, zone)).toBe(wall);
});

it('the hour that comes twice is the first, the one that is skipped is after the gap', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});

it('what is no time is none', () => {
  expect(instantOf('', 'Europe/Berlin')).toBeUndefined();
  expect(instantOf('2026-11-24', 'Europe/Berlin')).toBeUndefined();
});

it.each([
  ['2026-11-24T08:30:00.000Z', '2026-11-24T09:30'],
  ['2026-11-24T08:30:07.000Z', '2026-11-24T09:30:07'],
  ['2026-11-24T08:30:07.045Z', '2026-11-24T09:30:07.045'],
  ['2026-11-24T08:30:00.120Z', '2026-11-24T09:30:00.120'],
  ['1969-07-20T20:17:40.250Z', '1969-07-20T21:17:40.250'],
  ['2026-10-25T00:30:00.000Z', '2026-10-25T02:30'],
  // Berlin shows 02:30 a second time
  ['2026-10-25T01:30:00.000Z', '2026-10-25T01:30:00.000Z'],
])('%s is written as %s, which is the same instant again', (instant, wall) => {
  expect(exactWallTime(instant, 'Europe/Berlin')).toBe(wall);
  if (!wall.endsWith('Z')) expect(instantOf(wall, 'Europe/Berlin')).toBe(instant);
});
