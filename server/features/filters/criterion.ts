import { digits, fold } from '@db/fold';
import type { FieldDefinition, FieldType } from '../records/object-types';
import { type Bounds, type DateValue, dayBounds, dayIn, instantBounds } from './date-ranges';
import type { CheckedCondition } from './filter.check';
import type { FilterOperator, FilterView } from './filter.schema';

/** How two texts are made alike before they are compared. `asKept`: the column holds lower case already. */
export type Likeness = 'folded' | 'asKept' | 'digits' | 'significantDigits';
export type TextCriterion = {
  readonly kind: 'text';
  readonly how: 'contains' | 'is' | 'startsWith';
  readonly likeness: Likeness;
  readonly needle: string;
};

/**
 * What a condition asks of one value, said without operators, zones and "me", so that SQL and memory each have one small
 * answer to it. `filled`: there is a value, and it is not an empty text or list.
 */
export type Criterion =
  | TextCriterion
  | { readonly kind: 'bounds'; readonly bounds: Bounds<number> | Bounds<string> | Bounds<Date> }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'tagged'; readonly ids: readonly string[]; readonly how: 'any' | 'all' }
  | { readonly kind: 'set' }
  | { readonly kind: 'filled' };

/** `negated` turns the whole answer round: what has no value, or no such related record, then counts as a hit. */
export type Asked = { readonly criterion: Criterion; readonly negated: boolean };

const positives: Partial<Record<FilterOperator, FilterOperator>> = {
  notContains: 'contains',
  isNot: 'is',
  noneOf: 'anyOf',
  hasNone: 'hasAny',
  isFalse: 'isTrue',
};

export function criterionOf({ target: { field }, operator, value }: CheckedCondition, view: FilterView): Asked {
  const name = operator.operator;
  if (name === 'empty' || name === 'notEmpty') return { criterion: { kind: 'filled' }, negated: name === 'empty' };
  const positive = positives[name] ?? name;
  return { criterion: criterionFor(field, positive, value, view), negated: positive !== name };
}

function criterionFor(
  field: FieldDefinition,
  operator: FilterOperator,
  value: CheckedCondition['value'],
  view: FilterView,
): Criterion {
  switch (field.type) {
    case 'number':
    case 'money':
      return { kind: 'bounds', bounds: numberBounds(operator, value) };
    case 'date':
      return { kind: 'bounds', bounds: dayBounds(operator, value as DateValue, dayIn(view.timeZone, view.now)) };
    case 'instant':
      return { kind: 'bounds', bounds: instantBounds(operator, value as DateValue, view) };
    case 'flag':
      return { kind: 'set' };
    case 'tags':
      return { kind: 'tagged', ids: value as string[], how: operator === 'hasAll' ? 'all' : 'any' };
    case 'user':
      return { kind: 'oneOf', values: people(operator === 'me' ? ['me'] : (value as string[]), view.userId) };
    case 'select':
    case 'country':
    case 'relation':
      return { kind: 'oneOf', values: value as string[] };
    default:
      return textCriterion(
        field.type === 'list' ? (field.items ?? 'text') : field.type,
        operator as 'is',
        value as string,
      );
  }
}

/** For an API key, which is nobody, "me" stands for no one. */
const people = (ids: readonly string[], userId: string | null): string[] =>
  ids.flatMap((id) => (id !== 'me' ? [id] : userId ? [userId] : []));

function numberBounds(operator: FilterOperator, value: CheckedCondition['value']): Bounds<number> {
  if (operator === 'between') {
    const { from, to } = value as { from: number; to: number };
    return { gte: from, lte: to };
  }
  return operator === 'is' ? { gte: value as number, lte: value as number } : { [operator]: value as number };
}

/**
 * Texts are alike without case and marks. Addresses and domains are kept in lower case and are one or the other, so only
 * `contains` looks past their marks. Phone numbers are alike by their digits, without leading zeros: "0049 30", "+49 (30)"
 * and "030" all find +4930….
 */
function textCriterion(type: FieldType, how: TextCriterion['how'], value: string): TextCriterion {
  const text = { kind: 'text', how, likeness: 'folded', needle: fold(value) } as const;
  if (type === 'phone' && /\d/.test(value)) {
    const needle = significantDigits(value);
    return how === 'contains'
      ? { ...text, likeness: 'digits', needle: needle || digits(value) }
      : { ...text, likeness: 'significantDigits', needle };
  }
  if ((type === 'email' || type === 'domain') && how !== 'contains') {
    return { ...text, likeness: 'asKept', needle: value.toLowerCase() };
  }
  return text;
}

export const significantDigits = (text: string): string => digits(text).replace(/^0+/, '');
