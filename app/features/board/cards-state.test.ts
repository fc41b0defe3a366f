import { describe, expect, it } from 'vitest';
import type { Head } from './board-plan';
import { momentOf } from './card-order';
import {
  appendPage,
  type Columns as ColumnsOf,
  emptyColumn,
  placeCards,
  rejoinColumns,
  withoutCards,
} from './cards-state';
import type { Deal, Pipeline, Stage } from './deal';
import { dealPlan, shiftHeads } from './deal-plan';

const moment = momentOf(Date.parse('2026-11-24T12:00:00Z'), 'Etc/UTC');
const deal = (id: string, stageId: string, values: Partial<Deal> = {}) =>
  ({ id, stageId, nextActivityAt: null, amount: 1_000, currency: 'EUR', probability: null, ...values }) as Deal;
type Columns = ColumnsOf<Deal>;

const plan = dealPlan({ pipeline: { stages: [] as Stage[] } as Pipeline, moment, writing: { currency: 'EUR' } });
const idsIn = (columns: Columns, stage: string) => columns[stage]?.rows.map(({ id }) => id).join('') ?? 'none';

const columns: Columns = {
  new: { ...emptyColumn<Deal>(), rows: [deal('c', 'new'), deal('a', 'new')] },
  offer: { ...emptyColumn<Deal>(), rows: [deal('d', 'offer'), deal('b', 'offer')], cursor: 'more' },
};

describe('cards of a board', () => {
  it('a moved card leaves its column and stands where the order says', () => {
    const moved = placeCards(columns, [deal('c', 'offer')], plan, true);
    expect([idsIn(moved, 'new'), idsIn(moved, 'offer')]).toEqual(['a', 'dcb']);
  });

  it('one that others moved beyond what is loaded waits for its page, one put there by hand stays in sight', () => {
    const late = deal('c', 'offer', { nextActivityAt: '2027-01-01T00:00:00Z' });
    expect(idsIn(placeCards(columns, [late], plan, false), 'offer')).toBe('db');
    expect(idsIn(placeCards(columns, [late], plan, true), 'offer')).toBe('dbc');
  });

  it('one that was read again keeps its place while its next activity is the same', () => {
    const again = placeCards(columns, [deal('a', 'new', { title: 'Renamed' })], plan, false);
    expect(idsIn(again, 'new')).toBe('ca');
    const urgent = deal('a', 'new', { nextActivityAt: '2026-11-01T00:00:00Z' });
    expect(idsIn(placeCards(columns, [urgent], plan, false), 'new')).toBe('ac');
  });

  it('one that went to a stage of another pipeline is gone, and other columns are not touched', () => {
    const left = placeCards(columns, [deal('c', 'elsewhere')], plan, false);
    expect(idsIn(left, 'new')).toBe('a');
    expect(left.offer).toBe(columns.offer);
    expect(withoutCards(columns, new Set(['x']))).toBe(columns);
  });

  it('a page adds only what is new', () => {
    const { offer = emptyColumn<Deal>() } = columns;
    const next = appendPage(offer, [deal('b', 'offer'), deal('z', 'offer')], null);
    expect(next.rows.map(({ id }) => id).join('')).toBe('dbz');
    expect(next.cursor).toBeNull();
  });

  it('a board that is read again keeps what was loaded beyond its first cards, unless their order is another', () => {
    const read = (...ids: string[]) => ({
      ...emptyColumn<Deal>(),
      rows: ids.map((id) => deal(id, '')),
      cursor: 'first',
    });
    const known: Columns = {
      new: { ...read('a', 'b', 'c', 'd'), cursor: 'second' },
      offer: { ...read('e', 'f', 'g'), cursor: 'second' },
      won: read('x', 'd'),
    };
    const next = rejoinColumns({ new: read('a', 'b'), offer: read('d', 'e') }, known);
    expect(['new', 'offer', 'won'].map((id) => idsIn(next, id))).toEqual(['abc', 'de', 'x']);
    expect([next.new?.cursor, next.offer?.cursor]).toEqual(['second', 'first']);
    const whole = { ...read('a', 'b'), cursor: null };
    expect(idsIn(rejoinColumns({ new: whole }, known), 'new')).toBe('ab');
  });

  it('the figures follow a move at once, weighted by the stage unless the deal has a chance of its own', () => {
    const stages = [
      { id: 'new', probability: 10 },
      { id: 'offer', probability: 50 },
    ] as Stage[];
    const head = (id: string): Head => ({
      id,
      name: id,
      color: null,
      count: 5,
      exact: true,
      sum: 9_000,
      weighted: 900,
      won: null,
      unconverted: [],
    });
    const moving = [deal('a', 'new'), deal('c', 'new', { probability: 80 }), deal('x', 'new', { currency: 'USD' })];
    const to = stages[1] as Stage;
    expect(shiftHeads([head('new'), head('offer')], moving, to, { stages, currency: 'EUR' })).toMatchObject([
      { id: 'new', count: 2, sum: 7_000, weighted: 0 },
      { id: 'offer', count: 8, sum: 11_000, weighted: 2_200 },
    ]);
  });
});
