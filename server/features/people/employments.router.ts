import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, moved, version, writtenSchema } from '../records/record-router';
import { moveRecords, updateRecord } from '../records/service';
import { employmentObject } from './employment-object';
import { createEmployment, listEmployments } from './employments.service';

const { view, create, update } = employmentObject.schemas;
const written = writtenSchema(view);
const whose = z.union([z.strictObject({ personId: idSchema }), z.strictObject({ companyId: idSchema })]);

export const employmentsRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists where a person works and worked, or who works and worked at a company.', public: true })
    .input(whose)
    .output(z.array(view))
    .query(async ({ ctx, input }) => (await listEmployments(ctx, input)) as z.output<typeof view>[]),

  create: tenantProcedure('records.update')
    .meta({ summary: "Adds a job to a person; the main one becomes the person's company and job title.", public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), personId: idSchema, values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createEmployment(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('records.update')
    .meta({ summary: 'Changes a job: title, company, dates, or whether it is the main one.', public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateRecord(ctx, employmentObject, input)) as z.output<typeof written>),

  delete: tenantProcedure('records.update')
    .meta({ summary: 'Takes jobs out of the history of their people.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, employmentObject, 'delete', input.ids)),
});
