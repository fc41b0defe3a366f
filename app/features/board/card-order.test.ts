import { describe, expect, it } from 'vitest';
import { compareCards, momentOf, placeAmong, urgencyOf } from './card-order';

// A quarter past midnight of the 25th in Berlin, still the 24th in UTC
const moment = momentOf(Date.parse('2026-11-24T23:15:00Z'), 'Europe/Berlin');
const card = (id: string, nextActivityAt: string | null) => ({ id, nextActivityAt });

describe('the order of cards', () => {
  it('asks the clock of the workspace what is overdue, due today or later', () => {
    expect(urgencyOf('2026-11-24T23:14:00Z', moment)).toBe('overdue');
    expect(urgencyOf('2026-11-25T22:59:59.999Z', moment)).toBe('today');
    expect(urgencyOf('2026-11-25T23:00:00Z', moment)).toBe('later');
    expect(urgencyOf(null, moment)).toBe('none');
  });

  it('puts what is overdue first, then today, then nothing planned, then later; newest first without a plan', () => {
    const cards = [
      card('5', '2026-12-01T10:00:00Z'),
      card('4', null),
      card('6', null),
      card('3', '2026-11-25T10:00:00Z'),
      card('2', '2026-11-20T10:00:00Z'),
      card('1', '2026-11-19T10:00:00Z'),
    ];
    expect(
      cards
        .toSorted((a, b) => compareCards(a, b, moment))
        .map(({ id }) => id)
        .join(''),
    ).toBe('123645');
  });

  it('finds the place of a card that comes into a column', () => {
    const cards = [card('1', '2026-11-19T10:00:00Z'), card('6', null), card('5', '2026-12-01T10:00:00Z')];
    expect(placeAmong(card('7', null), cards, moment)).toBe(1);
    expect(placeAmong(card('4', null), cards, moment)).toBe(2);
    expect(placeAmong(card('8', '2027-01-01T10:00:00Z'), cards, moment)).toBe(3);
  });
});
