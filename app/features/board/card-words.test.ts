import { describe, expect, it } from 'vitest';
import { momentOf } from './card-order';
import { daysSince, idleText, nextActivity } from './card-words';

const moment = momentOf(Date.parse('2026-11-24T22:30:00Z'), 'Europe/Berlin');
const words = (nextActivityAt: string | null) => nextActivity({ nextActivityAt }, moment).text;

describe('the words of a card', () => {
  it('say when the next activity is due by the days of the workspace', () => {
    expect(words(null)).toBe('Nothing planned');
    expect(words('2026-11-24T22:59:59.999Z')).toBe('Today');
    expect(words('2026-11-24T08:00:00Z')).toBe('Overdue');
    expect(words('2026-11-22T22:59:59Z')).toBe('Overdue 2 days');
    expect(words('2026-11-24T23:00:00Z')).toBe('Tomorrow');
    expect(words('2026-11-29T08:00:00Z')).toBe('In 5 days');
    expect(words('2027-02-24T08:00:00Z')).toBe('In 3 months');
  });

  it('say how long a rotting deal has been idle, from the moment on at which it rots', () => {
    const touchedAt = '2026-11-12T22:30:00Z';
    expect(idleText({ touchedAt, rottenAt: '2026-11-24T22:30:00Z' }, moment.now)).toBe('12 days idle');
    expect(idleText({ touchedAt, rottenAt: '2026-11-24T22:30:01Z' }, moment.now)).toBeNull();
    expect(idleText({ touchedAt, rottenAt: null }, moment.now)).toBeNull();
  });

  it('count whole days in a stage, never less than none', () => {
    expect(daysSince('2026-11-23T22:31:00Z', moment.now)).toBe(0);
    expect(daysSince('2026-11-21T22:30:00Z', moment.now)).toBe(3);
    expect(daysSince('2027-01-01T00:00:00Z', moment.now)).toBe(0);
  });
});
