import { describe, expect, it } from 'vitest';
import { isComplete } from './filter-drafts';
import {
  countConditions,
  decodeFilter,
  encodeFilter,
  type FilterGroup,
  isAdvanced,
  noFilter,
  replaceItem,
} from './filter-language';
import { conditionWords, groupWords } from './filter-words';
import { inheritedValues } from './inherited-values';
import { relatedIn, relationsOf, withRelated } from './related-fields';
import { testField, testObject } from './testing-object';

const names = {
  locale: 'en-GB',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  nameOf: (id: string) => ({ t1: 'VIP', t2: 'Press' })[id],
};
const and = (...items: FilterGroup['items']): FilterGroup => ({ op: 'and', items });

describe('filters as text', () => {
  it('refuses more than three levels and what is no filter', () => {
    expect(decodeFilter('["and",["or",["and",["a","is",1]]]]')).toBeDefined();
    expect(decodeFilter('["and",["or",["and",["or",["a","is",1]]]]]')).toBeUndefined();
    for (const text of ['', 'null', '{}', '["city","is","x"]', '["and",["city"]]', '["and",["a","b",1,2]]']) {
      expect(decodeFilter(text)).toBeUndefined();
    }
  });
  it('is empty for no filter', () => expect(encodeFilter(noFilter)).toBe(''));
  it('counts, replaces and removes', () => {
    const filter = and({ field: 'a', operator: 'empty' }, { op: 'or', items: [{ field: 'b', operator: 'empty' }] });
    expect(countConditions(filter)).toBe(2);
    expect(isAdvanced(filter)).toBe(true);
    expect(replaceItem(filter, 1).items).toHaveLength(1);
    expect(isAdvanced(replaceItem(filter, 1))).toBe(false);
  });
});

describe('filters in words', () => {
  it.each([
    [{ field: 'status', operator: 'anyOf', value: ['won', 'lost'] }, 'Status is any of Won, Lost'],
    [{ field: 'tags', operator: 'hasAny', value: ['t1', 'gone'] }, 'Tags has any of VIP, unknown'],
    [
      { field: 'revenue', operator: 'between', value: { from: 500_00, to: 1_000_50 } },
      'Revenue is between €500 and €1,000.50',
    ],
    [{ field: 'createdAt', operator: 'last', value: { count: 1, unit: 'week' } }, 'CreatedAt is in the last 1 week'],
    [{ field: 'ownerId', operator: 'me' }, 'Owner is me'],
    [{ field: 'gone', operator: 'was', value: 'x' }, 'gone was'],
  ])('says %j', (condition, words) => expect(groupWords(condition, testObject, names)).toBe(words));
  it('shows three names and counts the rest', () => {
    const condition = { field: 'tags', operator: 'hasAny', value: ['t1', 't2', 't1', 't2', 't1'] };
    expect(conditionWords(condition, testObject, names).value).toBe('VIP, Press, VIP and 2 more');
  });
  it('brackets groups within groups', () => {
    const filter = and(
      { field: 'ownerId', operator: 'me' },
      {
        op: 'or',
        items: [
          { field: 'name', operator: 'is', value: 'A' },
          { field: 'name', operator: 'is', value: 'B' },
        ],
      },
    );
    expect(groupWords(filter, testObject, names)).toBe('Owner is me and (Name is A or Name is B)');
  });
});

describe('filters by fields of related records', () => {
  const company = testObject;
  const person = {
    ...testObject,
    name: 'person',
    fields: [
      ...testObject.fields,
      {
        ...testField('ownerId'),
        key: 'companyId',
        label: 'Company',
        type: 'relation',
        object: 'company',
        as: 'company',
      },
    ],
  };
  const condition = { field: 'company.status', operator: 'anyOf', value: ['won'] };

  it('are offered one step down, as far as the record type is described', () => {
    const whole = withRelated(person, { company });
    expect(whole.fields.find(({ key }) => key === 'company.status')?.label).toBe('Company › Status');
    expect(whole.fields.some(({ key }) => key.startsWith('company.company'))).toBe(false);
    expect(withRelated(person, {}).fields).toHaveLength(person.fields.length);
    expect(relationsOf(person).map(({ as }) => as)).toEqual(['company']);
  });
  it('say which record they are about', () => {
    expect(groupWords(condition, withRelated(person, { company }), names)).toBe('Company › Status is any of Won');
    expect(relatedIn(and(condition, { field: 'name', operator: 'empty' }))).toEqual(['company']);
  });
  it('are nothing that a new record could take over', () => {
    expect(inheritedValues(person, and(condition), 'u1')).toEqual({});
  });
});

describe('what a new record takes over from its view', () => {
  it('takes plain values only', () => {
    const filter = and(
      { field: 'ownerId', operator: 'me' },
      { field: 'status', operator: 'anyOf', value: ['won'] },
      { field: 'tags', operator: 'hasAny', value: ['t1', 't2'] },
      { field: 'createdAt', operator: 'last', value: { count: 1, unit: 'week' } },
    );
    expect(inheritedValues(testObject, filter, 'u1')).toEqual({ ownerId: 'u1', status: 'won' });
  });
  it('takes nothing from alternatives', () => {
    const filter: FilterGroup = {
      op: 'or',
      items: [
        { field: 'ownerId', operator: 'me' },
        { field: 'name', operator: 'is', value: 'A' },
      ],
    };
    expect(inheritedValues(testObject, filter, 'u1')).toEqual({});
  });
});

describe('whether a condition can take effect', () => {
  const shape = (value: string) => ({ operator: 'x', label: 'x', value });
  it.each([
    ['none', undefined, true],
    ['text', ' ', false],
    ['text', 'a', true],
    ['number', 0, true],
    ['values', [], false],
    ['span', { count: 0, unit: 'day' }, false],
    ['span', { count: 3, unit: 'day' }, true],
    ['days', { from: '2026-02-01', to: '2026-01-01' }, false],
    ['days', { from: '2026-01-01', to: '2026-01-01' }, true],
    ['numbers', { from: 1, to: '' }, false],
  ] as const)('%s with %j: %s', (kind, value, complete) => {
    expect(isComplete(shape(kind), Array.isArray(value) ? [...value] : (value as never))).toBe(complete);
  });
});
