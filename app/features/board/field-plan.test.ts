import { describe, expect, it } from 'vitest';
import { testField, testObject } from '~/features/records/testing-object';
import type { RecordView } from '~/features/records/types';
import type { Head } from './board-plan';
import { boardFields, readFieldPlace, writeFieldPlace } from './field-place';
import { fieldPlan } from './field-plan';
import { cardValues } from './field-query';

const status = testField('status');
const writing = { locale: 'en-GB', currency: 'EUR', timeZone: 'Etc/UTC' };
const plan = fieldPlan({ object: testObject, field: status, sort: [], from: null, writing });
const record = (id: string, values: Record<string, unknown>) => ({ id, ...values }) as unknown as RecordView;
const head = (id: string): Head => ({
  ...{ id, name: id, color: null, count: 3, exact: true, sum: 900, weighted: 0, won: null, unconverted: [] },
});

describe('the address of a board by a field', () => {
  const read = (text: string) => readFieldPlace(new URLSearchParams(text), testObject);

  it('names the field, or means the first there is, and hides only columns that exist', () => {
    expect(read('by=status&hidden=none,lost,nowhere&column=won')).toEqual({
      ...{ field: status, hidden: ['none', 'lost'], column: 'won', from: null },
    });
    expect(read('by=name').field).toBe(status);
  });

  it('forgets the columns of one field with the choice of another', () => {
    const params = new URLSearchParams('by=status&hidden=none&column=won&search=x');
    expect(String(writeFieldPlace(params, { by: 'size' }))).toBe('by=size&search=x');
    expect(String(writeFieldPlace(params, { hidden: [] }))).toBe('by=status&column=won&search=x');
  });

  it('fields that are set by hand come first, and such with very many choices make no board', () => {
    const fields = [
      { ...status, key: 'set', readOnly: true },
      { ...status, key: 'chosen' },
      {
        ...status,
        key: 'currency',
        options: Array.from({ length: 90 }, (_, at) => ({ value: `${at}`, label: `${at}` })),
      },
    ];
    expect(boardFields({ fields }).map(({ key }) => key)).toEqual(['chosen', 'set']);
  });
});

describe('a board by a field', () => {
  it('puts cards by their value, and those without one in a column of their own', () => {
    expect([plan.columnOf(record('a', { status: 'won' })), plan.columnOf(record('b', { status: null }))]).toEqual([
      ...['won', 'none'],
    ]);
    expect(plan.put(record('a', { status: 'won' }), 'none')).toMatchObject({ status: null });
  });

  it('lets the figures follow a move at once', () => {
    const moving = [record('a', { status: 'won', revenue: 200 }), record('b', { status: 'lost', revenue: 50 })];
    expect(plan.shift([head('lost'), head('won'), head('none')], moving, 'lost')).toMatchObject([
      { id: 'lost', count: 4, sum: 1_100 },
      { id: 'won', count: 2, sum: 700 },
      { id: 'none', count: 3, sum: 900 },
    ]);
  });

  it('shows what a list shows and what a record is worth, and asks for no more than that', () => {
    const object = {
      ...testObject,
      fields: testObject.fields.map((field) => ({ ...field, defaultColumn: field.key !== 'createdAt' })),
    };
    expect(cardValues(object, status).map(({ key }) => key)).toEqual(['email', 'staff', 'revenue']);
    expect(plan.fields).toEqual(['status', 'revenue', 'ownerId', 'createdAt']);
  });
});
