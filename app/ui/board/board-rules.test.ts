import { describe, expect, it } from 'vitest';
import { cardFrom, cardsBetween, cardsInHand, type Lane, laneFrom } from './board-rules';

const lanes: Lane[] = [
  { id: 'new', ids: ['a', 'b', 'c'], collapsed: false },
  { id: 'talks', ids: [], collapsed: false },
  { id: 'offer', ids: ['d'], collapsed: false },
  { id: 'won', ids: ['e'], collapsed: true },
];

describe('keys on a board', () => {
  it('arrows lead through a column and, past empty ones, to the next at the same height', () => {
    expect(cardFrom(lanes, 'a', 'ArrowDown')).toBe('b');
    expect(cardFrom(lanes, 'a', 'ArrowUp')).toBeUndefined();
    expect(cardFrom(lanes, 'c', 'ArrowRight')).toBe('d');
    expect(cardFrom(lanes, 'd', 'ArrowLeft')).toBe('a');
    expect(cardFrom(lanes, 'd', 'ArrowRight')).toBeUndefined();
    expect(cardFrom(lanes, 'b', 'Home')).toBe('a');
    expect(cardFrom(lanes, 'b', 'End')).toBe('c');
  });

  it('lifted cards come over every column, empty and collapsed ones too, and stop at the ends', () => {
    expect(laneFrom(lanes, 'new', 'ArrowRight')).toBe('talks');
    expect(laneFrom(lanes, 'offer', 'ArrowRight')).toBe('won');
    expect(laneFrom(lanes, 'won', 'ArrowRight')).toBe('won');
    expect(laneFrom(lanes, 'new', 'ArrowLeft')).toBe('new');
    expect(laneFrom(lanes, 'new', 'End')).toBe('won');
  });

  it('selected cards move together, an unselected one alone', () => {
    expect(cardsInHand(lanes, 'd', new Set(['d', 'a']))).toEqual(['a', 'd']);
    expect(cardsInHand(lanes, 'b', new Set(['a', 'd']))).toEqual(['b']);
  });

  it('a range reaches from one card to another in either direction', () => {
    const lane = lanes[0] as Lane;
    expect(cardsBetween(lane, 'a', 'c')).toEqual(['a', 'b', 'c']);
    expect(cardsBetween(lane, 'c', 'b')).toEqual(['b', 'c']);
    expect(cardsBetween(lane, 'elsewhere', 'b')).toEqual(['b']);
  });
});
