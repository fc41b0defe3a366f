import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { operatorsOf } from '../filters';
import { countryCodes, countryName } from './countries';
import { fewOptions, type RecordOption } from './few-options';
import { maxLengthOf } from './field-values';
import type { FieldDefinition, ObjectDefinition } from './object-types';
import { objects } from './registry';

const fieldDescription = z.object({
  key: z.string(),
  label: z.string(),
  type: z.string(),
  /** What there is to choose; of relations too where the workspace has few of what they point to. */
  options: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        color: z.string().optional(),
        /** What options belong to that stand together, e.g. the pipeline of stages. */
        group: z.string().optional(),
      }),
    )
    .optional(),
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
  /** Records beside this one whose fields filters reach under `as`, besides those of relations. */
  links: z.array(z.object({ as: z.string(), label: z.string(), object: z.string() })),
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

const describe = (object: ObjectDefinition): ObjectDescription => ({
  name: object.name,
  plural: object.plural,
  label: { ...object.label },
  titleField: object.titleField,
  defaultSort: { ...object.defaultSort },
  fields: object.fields.map(describeField),
  links: (object.links ?? []).map(({ as, label, object: name }) => ({ as, label, object: name })),
});

/** What the registry alone says is the same for everybody, for as long as this process lives. */
const described = new WeakMap<ObjectDefinition, ObjectDescription>();

function describedOnce(object: ObjectDefinition): ObjectDescription {
  const known = described.get(object);
  if (known) return known;
  const made = describe(object);
  described.set(object, made);
  return made;
}

/** Objects that a field of this one points to and of which a workspace has few. */
const fewIn = (object: ObjectDefinition): ObjectDefinition[] => {
  const names = new Set(object.fields.map((field) => field.object).filter((name) => name !== undefined));
  return [...names].map((name) => objects[name]).filter(({ few }) => few);
};

/** A record type with the choices of the workspace, e.g. the stages that a deal can be in. */
export async function describeObject(
  { db }: Pick<TenantContext, 'db'>,
  object: ObjectDefinition,
): Promise<ObjectDescription> {
  const description = describedOnce(object);
  const few = fewIn(object);
  if (few.length === 0) return description;
  const options = await db.read(`${object.plural}.describe`, async (reader) => {
    const found = new Map<string, RecordOption[]>();
    for (const one of few) found.set(one.name, await fewOptions(reader, one));
    return found;
  });
  const fields = description.fields.map((field) => {
    const own = field.object && options.get(field.object);
    return own ? { ...field, options: own } : field;
  });
  return { ...description, fields };
}
