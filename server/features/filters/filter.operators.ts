import type { FieldType } from '../records/object-types';
import type { FilterOperator } from './filter.schema';

/**
 * The shape of a condition's value. none: no value; text: string; number: number; numbers: `{ from, to }`;
 * day: 'YYYY-MM-DD' (fields of type instant also take an ISO instant); days: `{ from, to }`, both included;
 * span: `{ count, unit }` with day, week, month or quarter; unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
 * values: string[] of option values, country codes or ids ('me' stands for the viewer in fields of type user).
 */
export type ValueShape = 'none' | 'text' | 'number' | 'numbers' | 'day' | 'days' | 'span' | 'unit' | 'values';

export type OperatorDefinition = {
  readonly operator: FilterOperator;
  readonly label: string;
  readonly value: ValueShape;
};

const operator = (operator: FilterOperator, label: string, value: ValueShape): OperatorDefinition => ({
  operator,
  label,
  value,
});

const emptiness = [operator('empty', 'is empty', 'none'), operator('notEmpty', 'is not empty', 'none')];

const texts = [
  operator('contains', 'contains', 'text'),
  operator('notContains', 'does not contain', 'text'),
  operator('is', 'is', 'text'),
  operator('isNot', 'is not', 'text'),
  operator('startsWith', 'starts with', 'text'),
  ...emptiness,
];

const numbers = [
  operator('is', '=', 'number'),
  operator('isNot', '≠', 'number'),
  operator('lt', '<', 'number'),
  operator('lte', '≤', 'number'),
  operator('gt', '>', 'number'),
  operator('gte', '≥', 'number'),
  operator('between', 'is between', 'numbers'),
  ...emptiness,
];

const dates = [
  operator('is', 'is', 'day'),
  operator('before', 'is before', 'day'),
  operator('after', 'is after', 'day'),
  operator('between', 'is between', 'days'),
  operator('today', 'is today', 'none'),
  operator('inPast', 'is in the past', 'none'),
  operator('inFuture', 'is in the future', 'none'),
  operator('last', 'is in the last', 'span'),
  operator('next', 'is in the next', 'span'),
  operator('this', 'is this', 'unit'),
  ...emptiness,
];

const choices = [operator('anyOf', 'is any of', 'values'), operator('noneOf', 'is none of', 'values'), ...emptiness];

const flags = [operator('isTrue', 'is yes', 'none'), operator('isFalse', 'is no', 'none')];

const lists = [
  operator('contains', 'contains', 'text'),
  operator('notContains', 'does not contain', 'text'),
  operator('is', 'has', 'text'),
  operator('isNot', 'does not have', 'text'),
  ...emptiness,
];

const tags = [
  operator('hasAny', 'has any of', 'values'),
  operator('hasAll', 'has all of', 'values'),
  operator('hasNone', 'has none of', 'values'),
  ...emptiness,
];

const byType: Readonly<Record<FieldType, readonly OperatorDefinition[]>> = {
  text: texts,
  longText: texts,
  email: texts,
  phone: texts,
  url: texts,
  domain: texts,
  number: numbers,
  money: numbers,
  flag: flags,
  date: dates,
  instant: dates,
  select: choices,
  country: choices,
  relation: choices,
  user: [operator('me', 'is me', 'none'), ...choices],
  list: lists,
  tags,
};

/** The operators of a field type in the order menus show them, with their words and the shape of their value. */
export const operatorsOf = (type: FieldType): readonly OperatorDefinition[] => byType[type];
