import { expect, it } from 'vitest';
import { testField, testObject } from '~/features/records/testing-object';
import type { Field, RecordView } from '~/features/records/types';
import type { Head } from './board-plan';
import { readFieldPlace, writeFieldPlace } from './field-place';
import { fieldPlan } from './field-plan';
import { arrangedBy, dayInMonth, forecastField, monthAfter } from './forecast';

const field: Field = {
  ...testField('status'),
  key: 'expectedCloseOn',
  label: 'Expected close',
  type: 'date',
  options: [],
};
const object = { ...testObject, fields: [...testObject.fields, field] };
const writing = { locale: 'en-GB', currency: 'EUR', timeZone: 'Etc/UTC' };
const plan = fieldPlan({ object: arrangedBy(object, field), field, sort: [], from: '2026-11', writing });
const deal = (expectedCloseOn: string | null, more = {}) =>
  ({ id: 'a', status: 'open', expectedCloseOn, revenue: 200, weightedAmount: 50, ...more }) as unknown as RecordView;
const head = (id: string): Head => ({
  ...{ id, name: id, color: null, count: 3, exact: true, sum: 900, weighted: 300, won: 70, unconverted: [] },
});

it('puts open deals by the month in which they are expected to close, and closed ones nowhere', () => {
  expect([deal('2026-11-30'), deal(null), deal('2026-11-30', { status: 'won' })].map(plan.columnOf)).toEqual([
    ...['2026-11', 'none', ''],
  ]);
});

it('gives a deal the last day of its new month, unless it has a day there', () => {
  expect(plan.put(deal('2026-11-12'), '2028-02')).toMatchObject({ expectedCloseOn: '2028-02-29' });
  expect(plan.put(deal('2026-11-12'), '2026-11')).toMatchObject({ expectedCloseOn: '2026-11-12' });
  expect(plan.put(deal('2026-11-12'), 'none')).toMatchObject({ expectedCloseOn: null });
  expect(dayInMonth('2026-12')).toBe('2026-12-31');
});

it('lets what is expected and what it weighs follow a move at once, and leaves what was won', () => {
  expect(plan.shift([head('2026-11'), head('2026-12')], [deal('2026-11-12')], '2026-12')).toMatchObject([
    { count: 2, sum: 700, weighted: 250, won: 70 },
    { count: 4, sum: 1_100, weighted: 350, won: 70 },
  ]);
});

it('is in the address with its first month; another board forgets it', () => {
  const read = (text: string) => readFieldPlace(new URLSearchParams(text), object);
  expect(read('by=expectedCloseOn&from=2026-11&hidden=none,2026-12')).toMatchObject({
    ...{ field, from: '2026-11', hidden: ['none', '2026-12'] },
  });
  expect(read('by=expectedCloseOn&from=2026-13')).toMatchObject({ field, from: null });
  // The first choice is where a board begins, not the forecast
  expect(read('').field?.key).toBe('status');
  const params = new URLSearchParams('by=expectedCloseOn&from=2026-11&search=x');
  expect(String(writeFieldPlace(params, { by: 'status' }))).toBe('by=status&search=x');
  expect(String(writeFieldPlace(params, { from: null }))).toBe('by=expectedCloseOn&search=x');
  expect([monthAfter('2026-11', 6), monthAfter('2026-01', -6)]).toEqual(['2027-05', '2025-07']);
});

it('belongs to records that have such a day, the earliest first', () => {
  expect([forecastField(object), forecastField(testObject)]).toEqual([field, undefined]);
  expect(plan.placeAmong(deal('2026-11-12'), [deal('2026-11-10', { id: 'b' }), deal('2026-11-20', { id: 'c' })])).toBe(
    1,
  );
});
