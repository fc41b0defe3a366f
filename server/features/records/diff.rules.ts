import type { Diff } from '@db/tables/history';
import type { FieldDefinition, ObjectDefinition } from './object-types';

type Values = Readonly<Record<string, unknown>>;

/** Fields of which the change log keeps what a record was created with: those that people fill in. */
export const writtenFields = (object: ObjectDefinition): FieldDefinition[] =>
  object.fields.filter((field) => !field.readOnly && field.type !== 'tags');

/** Fields of which it keeps before and after. What follows from others (a full name) is not one. */
const loggedFields = (object: ObjectDefinition): FieldDefinition[] =>
  object.fields.filter((field) => (!field.readOnly || field.told) && field.type !== 'tags');

/** A column's value as the API and the change log have it. */
export const apiValue = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));

/** A value of the API or the change log as its column has it. */
export const storedValue = ({ type }: Pick<FieldDefinition, 'type'>, value: unknown): unknown =>
  type === 'instant' && typeof value === 'string' ? new Date(value) : value;

/** Values by field key as their columns have them. */
export const storedValues = (object: ObjectDefinition, values: Values): Record<string, unknown> => {
  const stored: Record<string, unknown> = { ...values };
  for (const field of object.fields) {
    if (field.key in stored) stored[field.key] = storedValue(field, stored[field.key]);
  }
  return stored;
};

/** Lists are compared by what they hold. */
export function sameValue(one: unknown, other: unknown): boolean {
  const [a, b] = [apiValue(one), apiValue(other)];
  if (a === b || typeof a !== 'object' || typeof b !== 'object') return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What a field holds that nobody filled in. */
export const emptyValue = (field: Pick<FieldDefinition, 'type'>): unknown =>
  field.type === 'flag' ? false : field.type === 'list' ? [] : null;

/** What differs between two states of a record; against nothing, all that is filled in. */
export function diffOf(object: ObjectDefinition, before: Values | null, after: Values): Diff {
  const diff: Diff = {};
  for (const field of before ? loggedFields(object) : writtenFields(object)) {
    const from = before?.[field.key] ?? emptyValue(field);
    const to = after[field.key] ?? emptyValue(field);
    if (!sameValue(from, to)) diff[field.key] = [before ? apiValue(from) : null, apiValue(to)];
  }
  return diff;
}

/** Fields that this edit and earlier ones both changed, to different values. `since`: the diffs it did not know of. */
export function collisions(current: Values, wanted: Values, since: readonly Diff[]): string[] {
  const touched = new Set(since.flatMap((diff) => Object.keys(diff)));
  return Object.keys(wanted).filter((key) => touched.has(key) && !sameValue(current[key], wanted[key]));
}
