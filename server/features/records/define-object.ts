import * as z from 'zod';
import { inputSchema, outputSchema } from './field-values';
import {
  type CreateValues,
  type FieldSpecs,
  type FieldViews,
  instant,
  type RecordBase,
  type UpdateValues,
  user,
} from './fields';
import type { FieldDefinition, ObjectDefinition } from './object-types';

type Flat<T> = { [K in keyof T]: T[K] };

export type RecordView<F extends FieldSpecs> = Flat<RecordBase & FieldViews<F>>;
/** A row of a list: the fields that were asked for, and always what every record has. */
export type RecordRowView<F extends FieldSpecs> = Flat<RecordBase & Partial<FieldViews<F>>>;

export type RecordSchemas<F extends FieldSpecs> = {
  view: z.ZodType<RecordView<F>>;
  row: z.ZodType<RecordRowView<F>>;
  create: z.ZodType<CreateValues<F>, CreateValues<F>>;
  update: z.ZodType<UpdateValues<F>, UpdateValues<F>>;
};

/** An object definition that knows the types of its fields. */
export type TypedObject<F extends FieldSpecs> = ObjectDefinition & { readonly schemas: RecordSchemas<F> };

const systemFields: FieldDefinition[] = [
  { key: 'createdAt', ...instant({ label: 'Created', readOnly: true, sortable: true, filterable: true }) },
  { key: 'updatedAt', ...instant({ label: 'Last changed', readOnly: true, sortable: true, filterable: true }) },
  { key: 'createdBy', ...user({ label: 'Created by', readOnly: true, filterable: true }) },
];

const base = {
  id: z.string(),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.string().nullable(),
  deletedAt: z.string().nullable(),
  demo: z.boolean(),
  title: z.string(),
};

const reference = z.object({ id: z.string(), title: z.string(), trashed: z.boolean() });
const person = z.object({ id: z.string(), name: z.string() });

function viewShape(fields: readonly FieldDefinition[]): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) {
    shape[field.key] = outputSchema(field);
    if (field.as) shape[field.as] = (field.type === 'user' ? person : reference).nullable();
  }
  return shape;
}

function valuesShape(fields: readonly FieldDefinition[], everything: boolean): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields
      .filter((field) => !field.readOnly)
      .map((field) => [field.key, everything && field.required ? inputSchema(field) : inputSchema(field).optional()]),
  );
}

/** Schemas at run time are built from the fields one by one; their types are worked out by `fields.ts`. */
function schemasOf<F extends FieldSpecs>(fields: readonly FieldDefinition[]): RecordSchemas<F> {
  const shape = viewShape(fields);
  const partial = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.optional()]));
  return {
    view: z.object({ ...base, ...shape }),
    row: z.object({ ...base, ...partial }),
    create: z.strictObject(valuesShape(fields, true)),
    update: z.strictObject(valuesShape(fields, false)),
  } as unknown as RecordSchemas<F>;
}

/** Describes a record type once. From it follow its schemas, lists, forms, import names, history and search. */
export function defineObject<const F extends FieldSpecs>(
  definition: Omit<ObjectDefinition, 'fields'> & { readonly fields: F },
): TypedObject<F> {
  const own = Object.entries(definition.fields).map(([key, spec]): FieldDefinition => ({ key, ...spec }));
  return { ...definition, fields: [...own, ...systemFields], schemas: schemasOf<F>(own) };
}

/** The field with this key. @throws for a key that the object does not have: a bug of the caller */
export function fieldOf(object: ObjectDefinition, key: string): FieldDefinition {
  const field = object.fields.find((one) => one.key === key);
  if (!field) throw new Error(`${object.name} has no field ${key}`);
  return field;
}
