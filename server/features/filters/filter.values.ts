import { isId } from '@db/ids';
import * as z from 'zod';
import type { FieldDefinition } from '../records/object-types';
import { isStorable } from '../records/text-values';
import type { ValueShape } from './filter.operators';
import { filterLimits, relativeUnits } from './filter.schema';

/** A value that fits the shape its operator asks for, tidied: ids in lower case, country codes in upper case. */
export type CheckedValue =
  | undefined
  | string
  | number
  | readonly string[]
  | { from: string; to: string }
  | { from: number; to: number }
  | { count: number; unit: (typeof relativeUnits)[number] };

const text = z.string('Type a text.').min(1, 'Type a text.').refine(isStorable, 'This text cannot be searched for.');

const number = z
  .number('Type a number.')
  .min(-Number.MAX_SAFE_INTEGER, 'This number is too small.')
  .max(Number.MAX_SAFE_INTEGER, 'This number is too large.');
const amount = number.int('Give the amount in whole minor units.');

const wrongDay = 'Choose a day, written as YYYY-MM-DD.';
/** Years of four digits from 1000: what both databases hold and compare alike. */
const day = z.iso.date(wrongDay).regex(/^[1-9]/, wrongDay);
const moment = z.iso.datetime({ offset: true, error: wrongDay }).regex(/^[1-9]/, wrongDay);

const wrongOrder = 'The first value must not be larger than the second.';
const numbersBetween = (bound: z.ZodType<number>) =>
  z.strictObject({ from: bound, to: bound }, 'Give both ends.').refine(({ from, to }) => from <= to, wrongOrder);
const daysBetween = (bound: z.ZodType<string>) =>
  z
    .strictObject({ from: bound, to: bound }, 'Choose two days.')
    .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), wrongOrder);

const span = z.strictObject(
  {
    count: z.int('Type a whole number.').min(1, 'Type a number from 1.').max(1_000, 'Type a number up to 1,000.'),
    unit: z.enum(relativeUnits, 'Choose days, weeks, months, quarters or years.'),
  },
  'Say how many days, weeks, months, quarters or years.',
);

const id = z
  .string('Choose a record.')
  .transform((given) => given.toLowerCase())
  .refine(isId, 'Choose a record: this is not the id of one.');

function choice(field: FieldDefinition): z.ZodType<string> {
  switch (field.type) {
    case 'user':
      return z.union([z.literal('me'), id], 'Choose a person.');
    case 'relation':
    case 'tags':
      return id;
    case 'country':
      return z
        .string('Choose a country.')
        .regex(/^[a-z]{2}$/i, 'Choose a country.')
        .transform((code) => code.toUpperCase());
    default:
      return text;
  }
}

function schemaOf(shape: ValueShape, field: FieldDefinition): z.ZodType<CheckedValue> {
  const isInstant = field.type === 'instant';
  switch (shape) {
    case 'none':
      return z.undefined('This operator takes no value.');
    case 'text':
      return text;
    case 'number':
      return field.type === 'money' ? amount : number;
    case 'numbers':
      return numbersBetween(field.type === 'money' ? amount : number);
    case 'day':
      return isInstant ? z.union([day, moment], wrongDay) : day;
    case 'days':
      return isInstant ? z.union([daysBetween(day), daysBetween(moment)], 'Choose two days.') : daysBetween(day);
    case 'span':
      return span;
    case 'unit':
      return z.enum(relativeUnits, 'Choose day, week, month, quarter or year.');
    case 'values':
      return z.array(choice(field), 'Choose one or more.').min(1, 'Choose one or more.').max(filterLimits.values);
  }
}

/** Checks a value against what its field and operator ask for; gives back the tidied value or what is wrong with it. */
export function checkValue(
  shape: ValueShape,
  field: FieldDefinition,
  value: unknown,
): { ok: true; value: CheckedValue } | { ok: false; message: string } {
  const result = schemaOf(shape, field).safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, message: result.error.issues[0]?.message ?? 'This value does not fit.' };
}
