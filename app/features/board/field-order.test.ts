import { expect, it } from 'vitest';
import { testObject } from '~/features/records/testing-object';
import type { RecordView, SortLevel } from '~/features/records/types';
import { cardOrder } from './field-order';

const record = (id: string, values: Record<string, unknown> = {}) =>
  ({ id, createdAt: '2026-01-01T00:00:00.000Z', ...values }) as RecordView;

const inOrder = (sort: SortLevel[], records: RecordView[]) =>
  [...records]
    .sort(cardOrder(testObject, sort).compareCards)
    .map(({ id }) => id)
    .join('');

it('cards stand newest first, and of the same moment the later id first', () => {
  const cards = [record('a'), record('b', { createdAt: '2026-02-01T00:00:00.000Z' }), record('c')];
  expect(inOrder([], cards)).toBe('bca');
  expect(inOrder([{ field: 'nowhere', direction: 'asc' }], cards)).toBe('bca');
});

it('sorted by a field, texts without regard to capitals and accents, and nothing last in either direction', () => {
  const cards = [
    record('a', { name: 'Émile' }),
    record('b', { name: 'berg' }),
    record('c'),
    record('d', { name: 'Zoe' }),
  ];
  expect(inOrder([{ field: 'name', direction: 'asc' }], cards)).toBe('badc');
  expect(inOrder([{ field: 'name', direction: 'desc' }], cards)).toBe('dabc');
});

it('choices stand as their author put them, further levels decide between the same', () => {
  const cards = [
    record('a', { status: 'won', revenue: 5 }),
    record('b', { status: 'lost', revenue: 7 }),
    record('c', { status: 'won', revenue: 9 }),
  ];
  expect(
    inOrder(
      [
        { field: 'status', direction: 'asc' },
        { field: 'revenue', direction: 'desc' },
      ],
      cards,
    ),
  ).toBe('bca');
});

it('a card finds its place among others, and keeps it while what it is sorted by is the same', () => {
  const { placeAmong, sameOrder } = cardOrder(testObject, [{ field: 'revenue', direction: 'asc' }]);
  const cards = [record('a', { revenue: 1 }), record('b', { revenue: 5 })];
  expect(placeAmong(record('c', { revenue: 3 }), cards)).toBe(1);
  expect(placeAmong(record('c'), cards)).toBe(2);
  expect(sameOrder(record('a', { revenue: 1 }), record('a', { revenue: 1, name: 'other' }))).toBe(true);
  expect(sameOrder(record('a', { revenue: 1 }), record('a', { revenue: 2 }))).toBe(false);
});
