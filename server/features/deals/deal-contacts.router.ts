import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, moved, version, writtenSchema } from '../records/record-router';
import { moveRecords } from '../records/service';
import { dealContactObject } from './deal-contact-object';
import { createContact, listContacts, updateContact } from './deal-contacts.service';

const { view, create, update } = dealContactObject.schemas;
const written = writtenSchema(view);
const whose = z.union([z.strictObject({ dealId: idSchema }), z.strictObject({ personId: idSchema })]);

export const dealContactsRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists the people of a deal with their parts in it, or the deals of a person.', public: true })
    .input(whose)
    .output(z.array(view))
    .query(async ({ ctx, input }) => (await listContacts(ctx, input)) as z.output<typeof view>[]),

  create: tenantProcedure('records.update')
    .meta({ summary: 'Adds a person to a deal.', public: true })
    .input(z.strictObject({ id: newIdSchema.optional(), dealId: idSchema, values: create }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await createContact(ctx, input)) as z.output<typeof written>),

  update: tenantProcedure('records.update')
    .meta({ summary: "Changes a person's part in a deal, or makes them its main contact.", public: true })
    .input(z.strictObject({ id: idSchema, version, values: update }))
    .output(written)
    .mutation(async ({ ctx, input }) => (await updateContact(ctx, input)) as z.output<typeof written>),

  delete: tenantProcedure('records.update')
    .meta({ summary: 'Takes people off a deal; they themselves stay.', public: true })
    .input(byIds)
    .output(moved)
    .mutation(({ ctx, input }) => moveRecords(ctx, dealContactObject, 'delete', input.ids)),
});
