import fc from 'fast-check';
import type { FieldDefinition, ObjectDefinition } from '../../records/object-types';
import { fieldAt } from '../filter.fields';
import { operatorsOf, type ValueShape } from '../filter.operators';
import type { FilterCondition, FilterGroup, FilterItem, FilterValue, FilterView, SortLevel } from '../filter.schema';
import { amounts, countries, days, domains, emails, moments, phones, tagIds, texts, trashedTag, users } from './rows';

const searched = [...texts, ...phones, ...emails, ...domains];
/** Whole values, parts of them, and what nobody wrote. */
const text = fc.oneof(
  fc.constantFrom(...searched),
  fc
    .tuple(fc.constantFrom(...searched), fc.nat(3), fc.integer({ min: 1, max: 5 }))
    .map(([value, from, length]) => [...value].slice(from, from + length).join('') || value),
  fc.constantFrom('%', '_', '\\', "'", '0049 30', '030', '000', 'ß', 'é', '123'),
);
const day = fc.constantFrom(...days);
const moment = fc.constantFrom(...moments, '2026-11-26T10:30:00+01:00');
const inOrder = <T extends string | number>([a, b]: [T, T]) => (a <= b ? { from: a, to: b } : { from: b, to: a });
const unit = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');

function choices({ type, options = [] }: FieldDefinition): readonly string[] {
  if (type === 'select') return options.map(({ value }) => value);
  if (type === 'country') return countries;
  if (type === 'tags') return [...tagIds, trashedTag];
  return type === 'user' ? [...users, 'me'] : users;
}

function arbitraryValue(shape: ValueShape, field: FieldDefinition, ids: readonly string[]): fc.Arbitrary<unknown> {
  const number =
    field.type === 'money' ? fc.constantFrom(...amounts) : fc.oneof(fc.constantFrom(...amounts), fc.constant(0.5));
  switch (shape) {
    case 'none':
      return fc.constant(undefined);
    case 'text':
      return text;
    case 'number':
      return number;
    case 'numbers':
      return fc.tuple(number, number).map(inOrder);
    case 'day':
      return field.type === 'instant' ? fc.oneof(day, moment) : day;
    case 'days':
      return fc.tuple(day, day).map(inOrder);
    case 'span':
      return fc.record({ count: fc.integer({ min: 1, max: 40 }), unit });
    case 'unit':
      return unit;
    case 'values': {
      const values = field.type === 'relation' && field.object ? ids : choices(field);
      return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
    }
  }
}

/** Conditions over the given paths; `ids` are records that relations may point to. */
function condition(object: ObjectDefinition, paths: readonly string[], ids: readonly string[]) {
  const fields = paths.map((path) => ({ path, field: fieldAt(object, path)?.field })).filter(({ field }) => field);
  return fc.constantFrom(...fields).chain(({ path, field }) =>
    fc.constantFrom(...operatorsOf(field!.type)).chain(({ operator, value: shape }) =>
      arbitraryValue(shape, field!, ids).map((value): FilterCondition => {
        const chosen = value as FilterValue | undefined;
        return chosen === undefined ? { field: path, operator } : { field: path, operator, value: chosen };
      }),
    ),
  );
}

/** Groups of up to three levels, empty ones included. */
export function filterOf(object: ObjectDefinition, paths: readonly string[], ids: readonly string[]) {
  const leaf: fc.Arbitrary<FilterItem> = condition(object, paths, ids);
  const group = (item: fc.Arbitrary<FilterItem>, maxLength: number): fc.Arbitrary<FilterGroup> =>
    fc.record({ op: fc.constantFrom('and', 'or'), items: fc.array(item, { maxLength }) });
  const third = group(leaf, 2);
  const second = group(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: third }), 2);
  return group(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: second }), 3);
}

export const view: fc.Arbitrary<FilterView> = fc.record({
  timeZone: fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'),
  now: fc.constantFrom(...moments).map((at) => new Date(at)),
  userId: fc.option(fc.constantFrom(...users), { freq: 4 }),
});

export const sortOf = (paths: readonly string[]): fc.Arbitrary<SortLevel[]> =>
  fc.uniqueArray(fc.record({ field: fc.constantFrom(...paths), direction: fc.constantFrom('asc', 'desc') }), {
    selector: ({ field }) => field,
    maxLength: 3,
  });

/** The paths of an object's fields that may be filtered (or sorted) by, those of related records included. */
export function pathsOf(object: ObjectDefinition, may: 'filterable' | 'sortable'): string[] {
  const own = object.fields.filter((field) => field[may]).map(({ key }) => key);
  const related = object.fields.flatMap(({ type, as }) =>
    type === 'relation' && as
      ? [
          'name',
          'city',
          'status',
          'industry',
          'country',
          'annualRevenue',
          'customerSince',
          'createdAt',
          'ownerId',
          'phone',
        ]
          .map((key) => `${as}.${key}`)
          .filter((path) => fieldAt(object, path)?.field[may])
      : [],
  );
  return [...own, ...related, 'demo', 'importId'].filter((path) => fieldAt(object, path)?.field[may]);
}
