import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { workedOnName } from '../activities/worked-on';
import { idSchema, newIdSchema } from '../records/field-values';
import { byId, byIds, moved, version, writtenSchema } from '../records/record-router';
import { moveRecords } from '../records/service';
import { noteObject } from './note-object';
import { createNote, getNote, listNotes, noteView, updateNote } from './notes.service';

const { create, update } = noteObject.schemas;
const written = writtenSchema(noteView);

export const notesRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists the notes on a record, pinned ones first, then the latest.', public: true })
    .input(
      z.strictObject({
        object: workedOnName,
        recordId: idSchema,
        cursor: z.string().max(500).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ rows: z.array(noteView), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => listNotes(ctx, input)),

  get: tenantProcedure('records.read')
    .meta({ summary: 'Gets one note, also from the trash.', public: true })
    .input(byId)
    .output(noteView)
    .query(({ ctx, input }) => getNote(ctx, input.id)),

  create: tenantProcedure('records.create')
    .meta({ summary: 'Writes a note (Markdown) on a record.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), object: workedOnName, recordId: idSchema, values: create }))
    .output(written)
    .mutation(({ ctx, input: { values, ...input } }) => createNote(ctx, { ...input, ...values })),

  update: tenantProcedure('records.update')
    .meta({ summary: 'Changes the text of a note, or pins it.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(({ ctx, input }) => updateNote(ctx, input)),

  delete: tenantProcedure('records.delete')
    .meta({ summary: 'Moves notes to the trash.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, noteObject, 'delete', input.ids)),

  restore: tenantProcedure('records.restore')
    .meta({ summary: 'Takes notes back out of the trash.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, noteObject, 'restore', input.ids)),
});
