import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import { personObject } from '../people/person-object';
import {
  checkFilter,
  decodeFilter,
  describeFilter,
  encodeFilter,
  type FilterGroup,
  filterGroup,
  filterOperators,
  matches,
  namesIn,
  operatorsOf,
} from '.';
import { filterOf, pathsOf } from './testing/arbitraries';
import { fieldTypes } from './testing/field-types';
import { tagIds, users } from './testing/rows';

const all = (...items: FilterGroup['items']): FilterGroup => ({ op: 'and', items });
const any = (...items: FilterGroup['items']): FilterGroup => ({ op: 'or', items });

function problems(work: () => unknown): Record<string, string> {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return error.fields ?? {};
    throw error;
  }
  return {};
}
const refused = (filter: unknown) => problems(() => checkFilter(filter as FilterGroup, personObject));

describe('a filter that does not fit is refused with the place and the reason', () => {
  const condition = (field: string, operator: string, value?: unknown) => ({
    op: 'and',
    items: [{ field, operator, value }],
  });
  it.each([
    ['a field nobody has', condition('shoeSize', 'is', '4'), 'filter.items.0.field'],
    ['a column that is no field', condition('tenantId', 'is', 'x'), 'filter.items.0.field'],
    ['a property of every object', condition('constructor', 'is', 'x'), 'filter.items.0.field'],
    ['a relation that does not exist', condition('country.name', 'is', 'x'), 'filter.items.0.field'],
    ['a field of a relation that does not exist', condition('company.shoeSize', 'is', 'x'), 'filter.items.0.field'],
    ['SQL for a name', condition('name" --', 'is', 'x'), 'filter.items.0.field'],
    ['two levels of relations', condition('company.owner.name', 'is', 'x'), 'filter.items.0.field'],
    ['an operator of another type', condition('name', 'gt', 'x'), 'filter.items.0.operator'],
    ['an operator that nobody has', condition('name', 'regex', 'x'), 'filter.items.0.operator'],
    ['a number for a text', condition('name', 'is', 4), 'filter.items.0.value'],
    ['an empty text', condition('name', 'contains', ''), 'filter.items.0.value'],
    ['NUL', condition('name', 'contains', 'a\0b'), 'filter.items.0.value'],
    ['half a character', condition('name', 'contains', '\ud800'), 'filter.items.0.value'],
    ['a missing value', condition('name', 'is'), 'filter.items.0.value'],
    ['a value of no known shape', condition('name', 'is', { sql: 'x' }), 'filter.items.0.value'],
    ['a value where none belongs', condition('name', 'empty', 'x'), 'filter.items.0.value'],
    ['a day that is none', condition('birthday', 'is', '2026-02-30'), 'filter.items.0.value'],
    ['a year that Postgres has not', condition('birthday', 'is', '0000-01-01'), 'filter.items.0.value'],
    ['an instant for a day', condition('birthday', 'is', '2026-02-03T00:00:00Z'), 'filter.items.0.value'],
    [
      'days the wrong way round',
      condition('createdAt', 'between', { from: '2026-02-03', to: '2026-02-01' }),
      'filter.items.0.value',
    ],
    ['no days at all', condition('birthday', 'last', { count: 0, unit: 'day' }), 'filter.items.0.value'],
    ['an unknown unit', condition('birthday', 'this', 'decade'), 'filter.items.0.value'],
    ['half a cent', condition('company.annualRevenue', 'gt', 1.5), 'filter.items.0.value'],
    ['a number beyond all', condition('company.annualRevenue', 'gt', 1e300), 'filter.items.0.value'],
    ['no choice', condition('ownerId', 'anyOf', []), 'filter.items.0.value'],
    ['an id that is none', condition('ownerId', 'anyOf', ['anna']), 'filter.items.0.value'],
    ['"me" as a company', condition('companyId', 'anyOf', ['me']), 'filter.items.0.value'],
    ['no country', condition('country', 'anyOf', ['Germany']), 'filter.items.0.value'],
    ['an unknown key', { op: 'and', items: [], tenantId: 'x' }, 'filter'],
    ['an unknown joint', { op: 'xor', items: [] }, 'filter.op'],
    ['a fourth level', all(any(all(any() as never) as never)), 'filter.items.0'],
    [
      'too many conditions',
      all(...Array.from({ length: 51 }, () => ({ field: 'name', operator: 'empty' as const }))),
      'filter.items',
    ],
    [
      'too many conditions over groups',
      all(
        ...Array.from({ length: 6 }, () =>
          any(...Array.from({ length: 9 }, () => ({ field: 'name', operator: 'empty' as const }))),
        ),
      ),
      'filter',
    ],
  ])('%s', (_, filter, path) => {
    expect(Object.keys(refused(filter)).join()).toContain(path);
  });

  it('names every problem at once, from where the caller says', () => {
    const filter = all(
      { field: 'name', operator: 'gt' },
      any({ field: 'x', operator: 'is' }, { field: 'city', operator: 'is', value: 3 }),
    );
    expect(problems(() => checkFilter(filter, personObject, 'view.filter'))).toEqual({
      'view.filter.items.0.operator': '"gt" does not go with Name.',
      'view.filter.items.1.items.0.field': 'People cannot be filtered by "x".',
      'view.filter.items.1.items.1.value': 'Type a text.',
    });
  });
});

describe('operators', () => {
  it.each(fieldTypes)('of type %s are all known to the schema', (type) => {
    expect(operatorsOf(type).length).toBeGreaterThan(1);
    for (const { operator, label } of operatorsOf(type)) {
      expect(filterOperators).toContain(operator);
      expect(label).not.toBe('');
    }
  });
});

describe('a filter asked of one record', () => {
  const view = { timeZone: 'Europe/Berlin', now: new Date('2026-11-26T09:30:00Z'), userId: users[0] ?? null };
  const anna = {
    name: 'Ánna Müller',
    email: 'anna@example.com',
    phone: '+493012345',
    ownerId: users[0],
    createdAt: '2026-11-25T23:30:00.000Z',
    tags: [{ id: tagIds[0], name: 'VIP', color: 'red' }],
    company: { industry: 'software', trashed: false },
    emailConsent: true,
    birthday: null,
  };
  it.each([
    ['contains, without case and marks', all({ field: 'name', operator: 'contains', value: 'MULLER' }), true],
    ['wildcards mean themselves', all({ field: 'name', operator: 'contains', value: 'M_ller' }), false],
    ['a phone number by its digits', all({ field: 'phone', operator: 'contains', value: '030 123' }), true],
    ['a phone number with 00', all({ field: 'phone', operator: 'is', value: '0049 (30) 123-45' }), true],
    ['me', all({ field: 'ownerId', operator: 'me' }), true],
    ['none of, without a value', all({ field: 'country', operator: 'noneOf', value: ['DE'] }), true],
    ['today, in the zone of the viewer', all({ field: 'createdAt', operator: 'today' }), true],
    ['not empty', all({ field: 'birthday', operator: 'notEmpty' }), false],
    ['tags', all({ field: 'tags', operator: 'hasAll', value: tagIds.slice(0, 1) }), true],
    ['a related field', all({ field: 'company.industry', operator: 'anyOf', value: ['software'] }), true],
    ['or', any({ field: 'name', operator: 'is', value: 'x' }, { field: 'emailConsent', operator: 'isTrue' }), true],
    ['no conditions', any(), true],
    ['no conditions within', any(all(), { field: 'name', operator: 'is', value: 'x' }), false],
  ] as [string, FilterGroup, boolean][])('%s', (_, filter, expected) => {
    expect(matches(anna, filter, personObject, view)).toBe(expected);
  });

  it('"me" is nobody for an API key', () => {
    const filter = all({ field: 'ownerId', operator: 'me' });
    expect(matches(anna, filter, personObject, { ...view, userId: null })).toBe(false);
  });
});

describe('in a URL', () => {
  it('a filter comes back as it was, and is always written alike', () => {
    fc.assert(
      fc.property(filterOf(personObject, pathsOf(personObject, 'filterable'), users), (filter) => {
        const text = encodeFilter(filter);
        expect(decodeFilter(text)).toEqual(filter);
        expect(encodeFilter(decodeFilter(text))).toBe(text);
        expect(decodeFilter(JSON.stringify(filter))).toEqual(filter);
        expect(text.length).toBeLessThan(JSON.stringify(filter).length);
      }),
    );
  });

  it.each([
    '',
    '[',
    'null',
    '4',
    '[]',
    '["and", 4]',
    '["and",["name"]]',
    '["and",["name","is","x","y"]]',
    '['.repeat(5_000),
    '{"op":"and"}',
  ])('what is no filter is refused: %j', (text) => {
    expect(problems(() => decodeFilter(text))).not.toEqual({});
  });
});

describe('in words', () => {
  const names: Record<string, string> = { [users[0] ?? '']: 'Ana Ruiz', [tagIds[0] ?? '']: 'VIP' };
  const labels = { locale: 'en-GB', currency: 'EUR', name: (_: string, id: string) => names[id] };

  it('each condition is a chip, and a group is one too', () => {
    const filter = all(
      { field: 'name', operator: 'contains', value: 'ann' },
      { field: 'company.industry', operator: 'anyOf', value: ['software', 'media'] },
      { field: 'company.annualRevenue', operator: 'gte', value: 1_500_00 },
      all(),
      { field: 'createdAt', operator: 'last', value: { count: 1, unit: 'week' } },
      { field: 'birthday', operator: 'between', value: { from: '2026-01-02', to: '2026-02-03' } },
      { field: 'ownerId', operator: 'anyOf', value: ['me', users[0] ?? '', users[1] ?? '', users[2] ?? ''] },
      { field: 'country', operator: 'noneOf', value: ['de'] },
      any(
        { field: 'email', operator: 'empty' },
        all(
          { field: 'tags', operator: 'hasAny', value: tagIds.slice(0, 1) },
          { field: 'emailConsent', operator: 'isTrue' },
        ),
      ),
    );
    expect(describeFilter(filter, personObject, labels)).toEqual([
      { position: 0, text: 'Name contains “ann”' },
      { position: 1, text: 'Company › Industry is any of Software, Media' },
      { position: 2, text: 'Company › Annual revenue ≥ €1,500.00' },
      { position: 4, text: 'Created is in the last 1 week' },
      { position: 5, text: 'Birthday is between 2 Jan 2026 and 3 Feb 2026' },
      { position: 6, text: 'Owner is any of me, Ana Ruiz, unknown and 1 more' },
      { position: 7, text: 'Country is none of Germany' },
      { position: 8, text: 'Email is empty or (Tags has any of VIP and Email consent is yes)' },
    ]);
    expect(namesIn(filter, personObject).map(({ kind }) => kind)).toEqual(['user', 'user', 'user', 'tag']);
  });

  it('every filter that is allowed can be said', () => {
    fc.assert(
      fc.property(filterOf(personObject, pathsOf(personObject, 'filterable'), users), (filter) => {
        for (const { text } of describeFilter(filter, personObject, labels))
          expect(text).not.toMatch(/undefined|object|NaN/);
      }),
    );
  });
});

it('the schema can be printed for the documentation', () => {
  const printed = JSON.stringify(z.toJSONSchema(filterGroup, { io: 'input' }));
  expect(printed).toContain('"noneOf"');
  expect(printed).toContain('additionalProperties":false');
});
