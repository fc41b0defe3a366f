import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { configureImport } from './configure';
import { fixCell, mapValues } from './corrections';
import { keptRecord, listImported, listKept, recordRef } from './imports.records';
import {
  badRow,
  configureInput,
  fixCellInput,
  importId,
  importSummary,
  importView,
  mapValuesInput,
  preview,
  valuesView,
} from './imports.schema';
import {
  cancelImport,
  discardImport,
  getImport,
  listBadRows,
  listImports,
  queueUndo,
  startImport,
} from './imports.service';
import { previewImport } from './preview';
import { reviewValues } from './review-values';

const byId = z.strictObject({ id: importId });
const limit = z.int().min(1).max(100);

export const importsRouter = router({
  list: tenantProcedure('imports.read')
    .meta({ summary: 'Lists imports, the newest first.', public: true })
    .input(z.strictObject({ cursor: importId.optional(), limit: limit.default(20) }))
    .output(z.object({ rows: z.array(importSummary), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => listImports(ctx, input)),

  get: tenantProcedure('imports.read')
    .meta({ summary: 'Shows an import: how its file is read and mapped, how far it is, and its report.', public: true })
    .input(byId)
    .output(importView)
    .query(({ ctx, input }) => getImport(ctx, input)),

  configure: tenantProcedure('imports.run')
    .meta({ summary: 'Changes how a file is read, where its columns go, and what happens to existing records.' })
    .input(configureInput)
    .output(importView)
    .mutation(({ ctx, input }) => configureImport(ctx, input)),

  values: tenantProcedure('imports.run')
    .meta({ summary: 'Lists the different texts of columns that hold choices, and what each will become.' })
    .input(byId)
    .output(valuesView)
    .query(({ ctx, input }) => reviewValues(ctx, input)),

  mapValues: tenantProcedure('imports.run')
    .meta({ summary: 'Says what texts of a column stand for.' })
    .input(mapValuesInput)
    .output(importView)
    .mutation(({ ctx, input }) => mapValues(ctx, input)),

  preview: tenantProcedure('imports.run')
    .meta({ summary: 'Says what an import would do, row by row, without writing anything.' })
    .input(byId)
    .output(preview)
    .query(({ ctx, input }) => previewImport(ctx, input)),

  fixCell: tenantProcedure('imports.run')
    .meta({ summary: 'Replaces a cell of the file, or all cells of its column with the same text.' })
    .input(fixCellInput)
    .output(z.object({ problem: z.string().nullable() }))
    .mutation(({ ctx, input }) => fixCell(ctx, input)),

  start: tenantProcedure('imports.run')
    .meta({ summary: 'Runs an import in the background; a cancelled or failed one goes on where it stopped.' })
    .input(z.strictObject({ id: importId, version: z.int() }))
    .output(importView)
    .mutation(({ ctx, input }) => startImport(ctx, input)),

  cancel: tenantProcedure('imports.run')
    .meta({ summary: 'Stops a running import. What is in stays in.' })
    .input(byId)
    .output(importView)
    .mutation(({ ctx, input }) => cancelImport(ctx, input)),

  discard: tenantProcedure('imports.run')
    .meta({ summary: 'Throws away an upload that was never started.' })
    .input(byId)
    .output(byId)
    .mutation(({ ctx, input }) => discardImport(ctx, input)),

  rows: tenantProcedure('imports.read')
    .meta({ summary: 'Lists the rows of a file that were not taken, with what is wrong with them.', public: true })
    .input(
      z.strictObject({
        id: importId,
        result: z.enum(['invalid', 'conflict']).optional(),
        cursor: z.int().min(0).optional(),
        limit: limit.default(50),
      }),
    )
    .output(z.object({ rows: z.array(badRow), nextCursor: z.number().nullable() }))
    .query(({ ctx, input }) => listBadRows(ctx, input)),

  records: tenantProcedure('imports.read')
    .meta({ summary: 'Lists the records that an import made or changed.', public: true })
    .input(
      z.strictObject({
        id: importId,
        action: z.enum(['create', 'update']),
        cursor: z.int().min(0).optional(),
        limit: limit.default(50),
      }),
    )
    .output(z.object({ rows: z.array(recordRef), nextCursor: z.number().nullable() }))
    .query(({ ctx, input }) => listImported(ctx, input)),

  // Whose import it is decides the rest, see `mayUndo`
  undo: tenantProcedure('imports.run')
    .meta({ summary: 'Takes an import back in the background: what it made goes, what it changed becomes as it was.' })
    .input(byId)
    .output(importView)
    .mutation(({ ctx, input }) => queueUndo(ctx, input)),

  kept: tenantProcedure('imports.read')
    .meta({ summary: 'Lists the records that undoing an import left as they were, and why.' })
    .input(z.strictObject({ id: importId, cursor: z.uuid().optional(), limit: limit.default(50) }))
    .output(z.object({ rows: z.array(keptRecord), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => listKept(ctx, input)),
});
