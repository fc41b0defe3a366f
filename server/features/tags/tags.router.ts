import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, maxBulk, moved, version, writtenSchema } from '../records/record-router';
import { moveRecords } from '../records/service';
import { tagObject } from './tag-object';
import { assignTags, mergeTags } from './tag-records';
import { createTag, listTags, updateTag } from './tags.service';

const { view, create, update } = tagObject.schemas;
const written = writtenSchema(view);
const tagIds = z.array(idSchema).max(50);

const listed = z.object({
  tags: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      color: z.string(),
      version: z.number(),
      uses: z.object({ count: z.number(), exact: z.boolean() }).nullable(),
    }),
  ),
  can: z.object({ manage: z.boolean() }),
});

export const tagsRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists all tags; with uses, how many records have them, exactly up to 10,000.', public: true })
    .input(z.strictObject({ uses: z.boolean().default(false) }).prefault({}))
    .output(listed)
    .query(async ({ ctx, input }) => ({ tags: await listTags(ctx, input), can: { manage: ctx.can('tags.manage') } })),

  create: tenantProcedure('tags.manage')
    .meta({ summary: 'Creates a tag; its name may not be taken.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createTag(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('tags.manage')
    .meta({ summary: 'Renames or recolours a tag everywhere.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateTag(ctx, input)) as z.output<typeof written>),

  merge: tenantProcedure('tags.manage')
    .meta({ summary: 'Puts one tag in the place of others on all records.', public: true })
    .input(z.strictObject({ from: tagIds.min(1), into: idSchema }))
    .output(moved)
    .mutation(({ ctx, input }) => mergeTags(ctx, input)),

  delete: tenantProcedure('tags.manage')
    .meta({ summary: 'Deletes tags; undo brings them back to the records that had them.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, tagObject, 'delete', input.ids)),

  assign: tenantProcedure('records.update')
    .meta({ summary: `Adds tags to and removes tags from up to ${maxBulk} records.`, public: true })
    .input(
      z.strictObject({
        object: z.enum(['company', 'person', 'deal', 'lead']),
        ids: z.array(idSchema).min(1).max(maxBulk),
        add: tagIds.default([]),
        remove: tagIds.default([]),
      }),
    )
    .output(moved)
    .mutation(({ ctx, input }) => assignTags(ctx, input)),
});
