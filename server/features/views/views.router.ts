import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, moved, version, writtenSchema } from '../records/record-router';
import { favourView, reorderViews } from './arrange-views';
import { listViews } from './list-views';
import { viewObject } from './view-object';
import { createView, moveViews, updateView } from './views.service';

const { view, create, update } = viewObject.schemas;
const written = writtenSchema(view);

/** Record types that have lists, boards or calendars to arrange; and the dashboard, which is of no one type. */
export const arrangedObject = z.enum(['company', 'person', 'deal', 'lead', 'task', 'activity', 'product', 'dashboard']);

const listItem = z.intersection(
  view,
  z.object({
    favourite: z.boolean(),
    favouritePosition: z.number().nullable(),
    can: z.object({ update: z.boolean(), delete: z.boolean(), lock: z.boolean(), share: z.boolean() }),
  }),
);
const listed = z.object({
  views: z.array(listItem),
  can: z.object({ create: z.boolean(), setDefault: z.boolean() }),
});

export const viewsRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists own and shared views in their order, or those of them in the trash.', public: true })
    .input(z.strictObject({ object: arrangedObject.optional(), trash: z.boolean().default(false) }).prefault({}))
    .output(listed)
    .query(async ({ ctx, input }) => (await listViews(ctx, input)) as z.output<typeof listed>),

  create: tenantProcedure('records.create')
    .meta({ summary: 'Saves how a list, board, calendar or dashboard is arranged, privately or shared.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), object: arrangedObject, values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createView(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('records.update')
    .meta({ summary: 'Changes a view; a locked one only for its owner and managers.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateView(ctx, input)) as z.output<typeof written>),

  delete: tenantProcedure('records.delete')
    .meta({ summary: 'Moves views to the trash: own ones, and for managers shared ones.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveViews(ctx, 'delete', input.ids)),

  restore: tenantProcedure('records.restore')
    .meta({ summary: 'Takes views back out of the trash.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveViews(ctx, 'restore', input.ids)),

  reorder: tenantProcedure('records.update')
    .meta({ summary: 'Puts views of one object into this order.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => reorderViews(ctx, input.ids)),

  favourite: tenantProcedure('records.read')
    .meta({ summary: 'Marks a view as one of my favourites, at a place among them, or no longer.', public: true })
    .input(
      z.strictObject({
        id: idSchema,
        on: z.boolean(),
        /** Place among the favourites; at their end without it. Between two of them is the middle of both. */
        position: z.number().min(-1_000_000).max(1_000_000).optional(),
      }),
    )
    .output(z.object({ favourite: z.boolean() }))
    .mutation(({ ctx, input }) => favourView(ctx, input)),
});
