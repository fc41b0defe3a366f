import { isId } from '@db/ids';
import * as z from 'zod';
import { countryCode } from './countries';
import type { FieldDefinition, FieldType } from './object-types';
import { domainName, tidyLine, tidyText, webAddress } from './text-values';

/** Longest text a field takes where it says nothing else. */
const lengths: Partial<Record<FieldType, number>> = {
  email: 254,
  phone: 60,
  url: 2_000,
  domain: 253,
  longText: 50_000,
};
const maxItems = 20;
const maxTags = 50;

export const maxLengthOf = (field: FieldDefinition): number => field.maxLength ?? lengths[field.type] ?? 200;

export const idSchema = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isId, 'Not an id.');

/** An id that the caller made up: UUIDv7, so that new rows stand at the end of every index. */
export const newIdSchema = idSchema.refine((id) => id[14] === '7', 'Make new ids as UUIDv7.');

/** Reads one text value; returns undefined for what it cannot read, '' for empty. */
type Reader = (text: string, field: FieldDefinition) => string | undefined;

const emailSyntax = z.email();
const readEmail: Reader = (text) => {
  const address = tidyLine(text).toLowerCase();
  return address === '' || emailSyntax.safeParse(address).success ? address : undefined;
};

const unlessEmpty =
  (read: (text: string) => string | undefined): Reader =>
  (text) => {
    const line = tidyLine(text);
    return line === '' ? '' : read(line);
  };

/** How each kind of text is read and, where it may be wrong, what is said then. */
const textKinds: Partial<Record<FieldType, { read: Reader; wrong?: (field: FieldDefinition) => string }>> = {
  text: { read: tidyLine },
  longText: { read: tidyText },
  phone: { read: tidyLine },
  email: { read: readEmail, wrong: () => 'Not an e-mail address, e.g. ada@example.com.' },
  url: { read: unlessEmpty(webAddress), wrong: () => 'Not a web address, e.g. https://example.com.' },
  domain: { read: unlessEmpty(domainName), wrong: () => 'Not a domain, e.g. example.com.' },
  country: { read: unlessEmpty(countryCode), wrong: () => 'Not a country: use its code of two letters, e.g. DE.' },
  select: {
    read: (text, field) => {
      const value = tidyLine(text);
      return value === '' || field.options?.some((option) => option.value === value) ? value : undefined;
    },
    wrong: (field) => `Choose one of: ${field.options?.map(({ label }) => label).join(', ')}.`,
  },
};

function textSchema(field: FieldDefinition, type: FieldType) {
  const { read, wrong } = textKinds[type] ?? { read: tidyLine };
  const max = maxLengthOf(field);
  return z.string().transform((typed, context) => {
    const value = typed.length > max * 4 ? typed : read(typed, field);
    if (value === undefined || value.length > max) {
      const message =
        value === undefined ? (wrong?.(field) ?? 'Not valid.') : `At most ${max.toLocaleString('en')} characters.`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    return value === '' ? null : value;
  });
}

function listSchema(field: FieldDefinition) {
  const item = textSchema({ ...field, maxLength: undefined }, field.items ?? 'text');
  return z
    .array(item)
    .max(maxItems, `At most ${maxItems}.`)
    .transform((items) => [...new Set(items.filter((value) => value !== null))]);
}

function numberSchema({
  label,
  min = -Number.MAX_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
  decimals,
}: FieldDefinition) {
  const factor = 10 ** (decimals ?? 0);
  return z
    .number('Not a number.')
    .min(min, `${label} is at least ${min.toLocaleString('en')}.`)
    .max(max, `${label} is at most ${max.toLocaleString('en')}.`)
    .transform((value) => (decimals === undefined ? value : Math.round(value * factor) / factor));
}

/** What is taken for a field, without null. Empty text becomes null. */
function takenSchema(field: FieldDefinition): z.ZodType {
  switch (field.type) {
    case 'number':
      return numberSchema(field);
    case 'money':
      return z
        .number('Not an amount.')
        .int('Whole minor units only.')
        .min(-Number.MAX_SAFE_INTEGER)
        .max(Number.MAX_SAFE_INTEGER);
    case 'flag':
      return z.boolean();
    case 'date':
      return z.iso.date('Not a date: write it as YYYY-MM-DD.').regex(/^[1-9]/, 'Not a year that people write.');
    case 'instant':
      return z.iso
        .datetime({ offset: true, message: 'Not a point in time.' })
        .transform((at) => new Date(at).toISOString());
    case 'list':
      return listSchema(field);
    case 'tags':
      return z
        .array(idSchema)
        .max(maxTags, `At most ${maxTags} tags.`)
        .transform((ids) => [...new Set(ids)].sort());
    case 'user':
    case 'relation':
      return idSchema;
    default:
      return textSchema(field, field.type);
  }
}

const neverNull = (field: FieldDefinition): boolean =>
  field.type === 'flag' || field.type === 'list' || field.type === 'tags';

/** Schema of a value from outside. It tidies and normalises what needs no workspace; empty text is null. */
export function inputSchema(field: FieldDefinition): z.ZodType {
  if (neverNull(field)) return takenSchema(field);
  if (!field.required && field.initial === undefined) return takenSchema(field).nullable();
  // What begins as an empty text may be empty again
  if (field.initial === '') return takenSchema(field).transform((value) => value ?? '');
  return takenSchema(field).refine((value) => value !== null, { message: `${field.label} is required.`, abort: true });
}

const outputs: Record<FieldType, z.ZodType> = {
  text: z.string(),
  longText: z.string(),
  email: z.string(),
  phone: z.string(),
  url: z.string(),
  domain: z.string(),
  select: z.string(),
  country: z.string(),
  date: z.string(),
  instant: z.string(),
  user: z.string(),
  relation: z.string(),
  number: z.number(),
  money: z.number(),
  flag: z.boolean(),
  list: z.array(z.string()),
  tags: z.array(z.object({ id: z.string(), name: z.string(), color: z.string() })),
};

/** Schema of a value as it travels out. */
export const outputSchema = (field: FieldDefinition): z.ZodType =>
  field.required || field.initial !== undefined || neverNull(field)
    ? outputs[field.type]
    : outputs[field.type].nullable();
