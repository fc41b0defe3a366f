import * as z from 'zod';
import { operatorsOf } from '../filters';
import { countryCodes, countryName } from './countries';
import { maxLengthOf } from './field-values';
import type { FieldDefinition, ObjectDefinition } from './object-types';

const fieldDescription = z.object({
  key: z.string(),
  label: z.string(),
  type: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string(), color: z.string().optional() })).optional(),
  object: z.string().optional(),
  as: z.string().optional(),
  items: z.string().optional(),
  required: z.boolean(),
  readOnly: z.boolean(),
  maxLength: z.number().optional(),
  initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.number().optional(),
  unit: z.string().optional(),
  currencyField: z.string().optional(),
  sortable: z.boolean(),
  filterable: z.boolean(),
  defaultColumn: z.boolean(),
  description: z.string().optional(),
  operators: z.array(z.object({ operator: z.string(), label: z.string(), value: z.string() })),
});

/** A record type as pages need it to build lists, forms and filters. */
export const objectDescription = z.object({
  name: z.string(),
  plural: z.string(),
  label: z.object({ one: z.string(), many: z.string() }),
  titleField: z.string(),
  defaultSort: z.object({ field: z.string(), direction: z.enum(['asc', 'desc']) }),
  fields: z.array(fieldDescription),
});
export type ObjectDescription = z.output<typeof objectDescription>;

const texts = new Set(['text', 'longText', 'email', 'phone', 'url', 'domain']);

const countries = countryCodes.map((value) => ({ value, label: countryName(value) }));

const describeField = (field: FieldDefinition): ObjectDescription['fields'][number] => ({
  key: field.key,
  label: field.label,
  type: field.type,
  options: field.type === 'country' ? countries : field.options?.map((option) => ({ ...option })),
  object: field.object,
  as: field.as,
  items: field.items,
  required: field.required ?? false,
  readOnly: field.readOnly ?? false,
  maxLength: texts.has(field.type) ? maxLengthOf(field) : undefined,
  initial: Array.isArray(field.initial) ? [...field.initial] : (field.initial as string | number | boolean | undefined),
  min: field.min,
  max: field.max,
  decimals: field.decimals,
  unit: field.unit,
  currencyField: field.currencyField,
  sortable: field.sortable ?? false,
  filterable: field.filterable ?? false,
  defaultColumn: field.defaultColumn ?? false,
  description: field.description,
  operators: field.filterable ? [...operatorsOf(field.type)] : [],
});

export const describeObject = (object: ObjectDefinition): ObjectDescription => ({
  name: object.name,
  plural: object.plural,
  label: { ...object.label },
  titleField: object.titleField,
  defaultSort: { ...object.defaultSort },
  fields: object.fields.map(describeField),
});
