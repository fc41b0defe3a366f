import { describe, expect, it } from 'vitest';
import { columnsFromCookie, columnsText } from './column-choice';
import { countText, mergeFirstPage, neighbour, rejoinPages, replaceRows } from './list-rules';
import { testField, testObject } from './testing-object';
import type { RecordView } from './types';
import { changedValues, editText, moneyText, parseText, sameValue } from './values';

const english = { locale: 'en-GB', currency: 'EUR', timeZone: 'Europe/Berlin' };
const german = { locale: 'de-DE', currency: 'EUR', timeZone: 'Europe/Berlin' };
const row = (id: string, version = 1, more = {}): RecordView => ({
  id,
  version,
  createdAt: '',
  updatedAt: '',
  createdBy: null,
  deletedAt: null,
  title: id,
  ...more,
});

describe('typed cells', () => {
  it.each([
    ['revenue', '1,234.50', english, 123450],
    ['revenue', '1.234,50', german, 123450],
    ['revenue', '', english, null],
    ['staff', '12.5', english, 12.5],
    ['phones', '+1, +2;\n+3,', english, ['+1', '+2', '+3']],
    ['email', ' ada@example.com ', english, 'ada@example.com'],
    ['email', '', english, null],
  ] as const)('%s reads %j', (key, text, writing, value) => {
    expect(parseText(testField(key), text, writing)).toEqual({ ok: true, value });
  });
  it.each([
    ['revenue', 'much'],
    ['email', 'nonsense'],
    ['name', ''],
    ['name', 'far too long'],
  ])('%s refuses %j with a reason', (key, text) => {
    const parsed = parseText(testField(key), text, english);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problem).toMatch(/\.$/);
  });
  it('writes into the editor what it reads back', () => {
    const text = editText(testField('revenue'), 123450, german);
    expect(text).toBe('1.234,50');
    expect(parseText(testField('revenue'), text, german)).toEqual({ ok: true, value: 123450 });
  });
  it('shows cents only where there are any', () => {
    expect(moneyText(500_00, english)).toBe('€500');
    expect(moneyText(500_05, english)).toBe('€500.05');
  });
  it('tells changed values from those that only look different', () => {
    const record = row('a', 1, {
      name: 'A',
      email: null,
      tags: [
        { id: 't2', name: '', color: '' },
        { id: 't1', name: '', color: '' },
      ],
    });
    expect(changedValues(record, testObject.fields, { name: 'B', email: '', tags: ['t1', 't2'] })).toEqual({
      name: 'B',
    });
    expect(sameValue([], null)).toBe(false);
  });
});

describe('rows of a list', () => {
  it('never goes back to an older version', () => {
    expect(replaceRows([row('a', 3)], [row('a', 2), row('b')]).map(({ version }) => version)).toEqual([3]);
  });
  it('puts new rows of the first page in front and keeps what was loaded', () => {
    const merged = mergeFirstPage([row('a', 2), row('b'), row('c')], [row('n'), row('a', 1)]);
    expect(merged.map(({ id, version }) => `${id}${version}`)).toEqual(['n1', 'a2', 'b1', 'c1']);
  });
  it('rejoins loaded pages only when the order is still the same', () => {
    const kept = [row('a'), row('b'), row('c')];
    expect(rejoinPages([row('a'), row('b')], kept)).toHaveLength(3);
    expect(rejoinPages([row('b'), row('a')], kept)).toBeUndefined();
  });
  it('steps to neighbours and ends at the ends', () => {
    const rows = [row('a'), row('b')];
    expect(neighbour(rows, 'a', 1)?.id).toBe('b');
    expect(neighbour(rows, 'b', 1)).toBeUndefined();
    expect(neighbour(rows, 'x', 1)).toBeUndefined();
  });
  it('counts exactly to the limit', () => {
    expect(countText({ count: 9_999, exact: true }, 'en-GB')).toBe('9,999');
    expect(countText({ count: 10_000, exact: false }, 'en-GB')).toBe('10,000+');
    expect(countText(null, 'en-GB')).toBeUndefined();
  });
});

describe('the columns cookie', () => {
  it('comes back as it was written', () => {
    const choice = { keys: ['name', 'city'], widths: { name: 260 }, pinned: ['city'] };
    const cookie = `crm_columns_people=${columnsText(choice)}`;
    expect(columnsFromCookie(`theme=dark; ${cookie}`, 'people')).toEqual(choice);
    expect(columnsFromCookie(cookie, 'companies')).toEqual({ keys: null, widths: {}, pinned: [] });
  });
  it('takes no nonsense', () => {
    expect(columnsFromCookie('crm_columns_people=<x>|name:9999,city:abc', 'people')).toEqual({
      keys: null,
      widths: {},
      pinned: [],
    });
  });
});
