import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { filterGroup, sortLevels } from '../filters';
import type { TypedObject } from './define-object';
import { describeObject, objectDescription } from './describe';
import { destroyRecords } from './destroy';
import { idSchema, newIdSchema } from './field-values';
import type { FieldSpecs } from './fields';
import { listRecords } from './list';
import type { ObjectDefinition } from './object-types';
import { getRecord, getRecords, rightsOf } from './read';
import { countRecords } from './selection';
import { createRecord, moveRecords, updateRecord } from './service';
import { maxEdited, updateRecords } from './update-many';

export const maxBulk = 100;

const total = z.object({ count: z.number(), exact: z.boolean() });
export const moved = z.object({ count: z.number(), groupId: z.string().nullable() });
export const byIds = z.strictObject({ ids: z.array(idSchema).min(1).max(maxBulk) });
export const byId = z.strictObject({ id: idSchema });
export const version = z.int().min(1);

const selection = {
  filter: filterGroup.optional(),
  /** Words to find, as in the search: also parts of addresses and numbers. */
  search: z.string().max(200).optional(),
  /** The trash instead of the living. */
  trash: z.boolean().default(false),
};

const can = z.object({
  create: z.boolean(),
  update: z.boolean(),
  delete: z.boolean(),
  restore: z.boolean(),
  destroy: z.boolean(),
  export: z.boolean(),
});

const listInput = (keys: readonly string[]) =>
  z.strictObject({
    ...selection,
    sort: sortLevels.optional(),
    limit: z.int().min(1).max(maxBulk).default(50),
    cursor: z.string().max(2_000).optional(),
    /** Only these fields; the whole record when left out. */
    fields: z.array(z.enum(keys)).max(keys.length).optional(),
    /** Count as well; exact to 10,000. */
    total: z.boolean().default(false),
  });

/** What a command answers: the record as it is now, and what undoes it (null when nothing was changed). */
export const writtenSchema = <V extends z.ZodType>(view: V) =>
  z.object({ record: view, groupId: z.string().nullable() });

/** Values are checked one by one, each against its field, so that one that is wrong does not keep the others out. */
const editedItems = ({ fields }: ObjectDefinition) =>
  z
    .array(
      z.strictObject({
        id: idSchema,
        version,
        values: z.partialRecord(z.enum(fields.filter(({ readOnly }) => !readOnly).map(({ key }) => key)), z.unknown()),
      }),
    )
    .min(1)
    .max(maxEdited)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'Each record at most once.');

/** What a change of many answers: the records as they are now, and what of them was refused, by field. */
const editedMany = <V extends z.ZodType>(view: V) =>
  z.object({
    records: z.array(view),
    refused: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.string()) })),
    groupId: z.string().nullable(),
  });

/** The procedures that every listed record type has, for routers that put others in the place of some. */
export function recordProcedures<F extends FieldSpecs>(object: TypedObject<F>) {
  const { view, row, create, update } = object.schemas;
  const [one, many] = [object.label.one.toLowerCase(), object.label.many.toLowerCase()];
  const written = writtenSchema(view);
  const page = z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: total.nullable(), can });

  return {
    describe: tenantProcedure('records.read')
      .meta({ summary: `Says which fields ${many} have, with types, options and filter operators.`, public: true })
      .output(objectDescription)
      .query(({ ctx }) => describeObject(ctx, object)),

    list: tenantProcedure('records.read')
      .meta({ summary: `Lists ${many}, filtered and sorted, a page at a time.`, public: true })
      .input(listInput(object.fields.map(({ key }) => key)))
      .output(page)
      .query(async ({ ctx, input }) => ({
        ...((await listRecords(ctx, object, input)) as Omit<z.output<typeof page>, 'can'>),
        can: rightsOf(ctx),
      })),

    count: tenantProcedure('records.read')
      .meta({ summary: `Counts ${many}, exactly up to 10,000, or to the end where asked to.`, public: true })
      .input(z.strictObject({ ...selection, exact: z.boolean().default(false) }))
      .output(total)
      .query(({ ctx, input }) => countRecords(ctx, object, input)),

    get: tenantProcedure('records.read')
      .meta({ summary: `Gets one ${one}, also from the trash.`, public: true })
      .input(byId)
      .output(view)
      .query(async ({ ctx, input }) => (await getRecord(ctx, object, input.id)) as z.output<typeof view>),

    getMany: tenantProcedure('records.read')
      .meta({ summary: `Gets up to ${maxBulk} ${many} by id; the ones that do not exist are left out.`, public: true })
      .input(byIds)
      .output(z.array(view))
      .query(async ({ ctx, input }) => (await getRecords(ctx, object, input.ids)) as z.output<typeof view>[]),

    create: tenantProcedure('records.create')
      .meta({ summary: `Creates a ${one}. With an id of your own, trying again makes no second one.`, public: true })
      .input(z.strictObject({ id: newIdSchema.optional(), values: create }))
      .output(written)
      .mutation(async ({ ctx, input }) => (await createRecord(ctx, object, input)) as z.output<typeof written>),

    update: tenantProcedure('records.update')
      .meta({
        summary: `Changes fields of a ${one}. Edits of different fields merge, of the same field conflict.`,
        public: true,
      })
      .input(z.strictObject({ id: idSchema, version, values: update }))
      .output(written)
      .mutation(async ({ ctx, input }) => (await updateRecord(ctx, object, input)) as z.output<typeof written>),

    updateMany: tenantProcedure('records.update')
      .meta({
        summary: `Changes fields of up to ${maxEdited} ${many} as one change. What is refused stays as it is, and is told value by value.`,
        public: true,
      })
      .input(z.strictObject({ items: editedItems(object) }))
      .output(editedMany(view))
      .mutation(
        async ({ ctx, input }) =>
          (await updateRecords(ctx, object, input.items)) as z.output<ReturnType<typeof editedMany<typeof view>>>,
      ),

    delete: tenantProcedure('records.delete')
      .meta({ summary: `Moves up to ${maxBulk} ${many} to the trash.`, public: true })
      .input(byIds)
      .output(moved)
      .mutation(({ ctx, input }) => moveRecords(ctx, object, 'delete', input.ids)),

    restore: tenantProcedure('records.restore')
      .meta({ summary: `Takes up to ${maxBulk} ${many} back out of the trash.`, public: true })
      .input(byIds)
      .output(moved)
      .mutation(({ ctx, input }) => moveRecords(ctx, object, 'restore', input.ids)),

    destroy: tenantProcedure('records.destroy')
      .meta({ summary: `Deletes up to ${maxBulk} ${many} in the trash for good.`, public: true })
      .input(byIds)
      .output(z.object({ count: z.number() }))
      .mutation(({ ctx, input }) => destroyRecords(ctx, object, input.ids)),
  };
}

/** The router of a listed record type that needs nothing else. */
export const recordRouter = <F extends FieldSpecs>(object: TypedObject<F>) => router(recordProcedures(object));
