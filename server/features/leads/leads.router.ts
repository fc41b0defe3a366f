import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { companyObject } from '../companies/company-object';
import { dealObject } from '../deals/deal-object';
import { personObject } from '../people/person-object';
import { idSchema } from '../records/field-values';
import { byId, recordProcedures, version } from '../records/record-router';
import { convertLead } from './convert-lead';
import { conversionPreview, previewConversion } from './convert-preview';
import { leadObject } from './lead-object';

const existing = z.strictObject({ id: idSchema });

export const leadsRouter = router({
  ...recordProcedures(leadObject),

  convertPreview: tenantProcedure('records.read')
    .meta({ summary: 'Finds who and what a lead may be already, and says what it would become.', public: true })
    .input(byId)
    .output(conversionPreview)
    .query(({ ctx, input }) => previewConversion(ctx, input)),

  convert: tenantProcedure('records.create')
    .meta({
      summary: 'Makes a person, a company and a deal of a lead, or joins existing ones; what stands on it moves along.',
      public: true,
    })
    .input(
      z.strictObject({
        id: idSchema,
        version,
        person: z.union([existing, z.strictObject({ values: personObject.schemas.create })]).nullable(),
        company: z.union([existing, z.strictObject({ values: companyObject.schemas.create })]).nullable(),
        deal: z.strictObject({ values: dealObject.schemas.create }).nullable(),
      }),
    )
    .output(
      z.object({
        personId: z.string().nullable(),
        companyId: z.string().nullable(),
        dealId: z.string().nullable(),
        groupId: z.string(),
      }),
    )
    .mutation(({ ctx, input }) => convertLead(ctx, input)),
});
