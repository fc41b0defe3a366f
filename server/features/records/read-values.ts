import type * as z from 'zod';
import { countryCode } from './countries';
import { inputSchema } from './field-values';
import type { FieldDefinition, ObjectDefinition } from './object-types';
import type { Problems } from './references';
import { phoneNumber } from './text-values';

type Values = Readonly<Record<string, unknown>>;

const asPhone = (value: unknown, country: string): unknown =>
  typeof value === 'string' ? phoneNumber(value, country) : value;

/**
 * Phone numbers as E.164, read in the record's own country if it says one, else in the workspace's. The rest of the
 * tidying is done by the schemas already.
 */
export function withPhoneNumbers(object: ObjectDefinition, values: Values, defaultCountry: string): Values {
  const country = (typeof values.country === 'string' && countryCode(values.country)) || defaultCountry;
  const read: Record<string, unknown> = { ...values };
  for (const { key, type, items } of object.fields) {
    const value = values[key];
    if (type === 'phone') read[key] = asPhone(value, country);
    else if (items === 'phone' && Array.isArray(value))
      read[key] = [...new Set(value.map((one) => asPhone(one, country)))];
  }
  for (const key of Object.keys(read)) if (!(key in values)) delete read[key];
  return read;
}

const schemas = new WeakMap<FieldDefinition, z.ZodType>();

function schemaOf(field: FieldDefinition): z.ZodType {
  const known = schemas.get(field);
  if (known) return known;
  const made = inputSchema(field);
  schemas.set(field, made);
  return made;
}

/**
 * Checks and tidies values that did not come through a procedure, e.g. from a file. Unknown and read-only fields are
 * left out. Whether ids exist is asked of `referenceProblems`, for many rows at once.
 * @param kind 'create' also checks what a whole record must have
 */
export function readValues(
  object: ObjectDefinition,
  raw: Values,
  { kind, defaultCountry }: { kind: 'create' | 'update'; defaultCountry: string },
): { values: Values; problems: Problems } {
  const values: Record<string, unknown> = {};
  const problems: Problems = {};
  for (const field of object.fields) {
    if (field.readOnly) continue;
    const given = raw[field.key];
    if (given === undefined) {
      if (kind === 'create' && field.required) problems[field.key] = `${field.label} is required.`;
      continue;
    }
    const read = schemaOf(field).safeParse(given);
    if (read.success) values[field.key] = read.data;
    else problems[field.key] = read.error.issues[0]?.message ?? 'Not valid.';
  }
  const complete = withPhoneNumbers(object, values, defaultCountry);
  if (kind === 'create' && Object.keys(problems).length === 0) Object.assign(problems, object.check?.(complete));
  return { values: complete, problems };
}
