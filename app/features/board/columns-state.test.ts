import { describe, expect, it } from 'vitest';
import { momentOf } from './card-order';
import { appendPage, type Columns, emptyColumn, placeDeals, shiftHeads, withoutDeals } from './columns-state';
import type { Deal, Head, Stage } from './deal';

const moment = momentOf(Date.parse('2026-11-24T12:00:00Z'), 'Etc/UTC');
const deal = (id: string, stageId: string, values: Partial<Deal> = {}) =>
  ({ id, stageId, nextActivityAt: null, amount: 1_000, currency: 'EUR', probability: null, ...values }) as Deal;
const idsIn = (columns: Columns, stage: string) => columns[stage]?.rows.map(({ id }) => id).join('') ?? 'none';

const columns: Columns = {
  new: { ...emptyColumn, rows: [deal('c', 'new'), deal('a', 'new')] },
  offer: { ...emptyColumn, rows: [deal('d', 'offer'), deal('b', 'offer')], cursor: 'more' },
};

describe('cards of a board', () => {
  it('a moved card leaves its column and stands where the order says', () => {
    const moved = placeDeals(columns, [deal('c', 'offer')], { moment, byHand: true });
    expect([idsIn(moved, 'new'), idsIn(moved, 'offer')]).toEqual(['a', 'dcb']);
  });

  it('one that others moved beyond what is loaded waits for its page, one put there by hand stays in sight', () => {
    const late = deal('c', 'offer', { nextActivityAt: '2027-01-01T00:00:00Z' });
    expect(idsIn(placeDeals(columns, [late], { moment, byHand: false }), 'offer')).toBe('db');
    expect(idsIn(placeDeals(columns, [late], { moment, byHand: true }), 'offer')).toBe('dbc');
  });

  it('one that was read again keeps its place while its next activity is the same', () => {
    const again = placeDeals(columns, [deal('a', 'new', { title: 'Renamed' })], { moment, byHand: false });
    expect(idsIn(again, 'new')).toBe('ca');
    const urgent = deal('a', 'new', { nextActivityAt: '2026-11-01T00:00:00Z' });
    expect(idsIn(placeDeals(columns, [urgent], { moment, byHand: false }), 'new')).toBe('ac');
  });

  it('one that went to a stage of another pipeline is gone, and other columns are not touched', () => {
    const left = placeDeals(columns, [deal('c', 'elsewhere')], { moment, byHand: false });
    expect(idsIn(left, 'new')).toBe('a');
    expect(left.offer).toBe(columns.offer);
    expect(withoutDeals(columns, new Set(['x']))).toBe(columns);
  });

  it('a page adds only what is new', () => {
    const { offer = emptyColumn } = columns;
    const next = appendPage(offer, [deal('b', 'offer'), deal('z', 'offer')], null);
    expect(next.rows.map(({ id }) => id).join('')).toBe('dbz');
    expect(next.cursor).toBeNull();
  });

  it('the figures follow a move at once, weighted by the stage unless the deal has a chance of its own', () => {
    const stages = [
      { id: 'new', probability: 10 },
      { id: 'offer', probability: 50 },
    ] as Stage[];
    const head = (id: string): Head => ({ id, count: 5, exact: true, sum: 9_000, weighted: 900, unconverted: [] });
    const moving = [deal('a', 'new'), deal('c', 'new', { probability: 80 }), deal('x', 'new', { currency: 'USD' })];
    const to = stages[1] as Stage;
    expect(shiftHeads([head('new'), head('offer')], moving, to, { stages, currency: 'EUR' })).toMatchObject([
      { id: 'new', count: 2, sum: 7_000, weighted: 0 },
      { id: 'offer', count: 8, sum: 11_000, weighted: 2_200 },
    ]);
  });
});
