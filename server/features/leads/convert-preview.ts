import type { Reader } from '@db/database';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { livePipelines, liveStages } from '../pipelines/pipelines.queries';
import { loadRow } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { tagIdsOf } from '../records/record-tags';
import { notFound } from '../records/service';
import { companyDomain, isSure } from './duplicates.rules';
import { type Duplicate, sameCompanies, samePeople } from './find-duplicates';
import { leadObject } from './lead-object';

const duplicate = z.object({ id: z.string(), title: z.string(), why: z.string() });
const values = z.record(z.string(), z.unknown());
const part = z.union([z.object({ id: z.string() }), z.object({ values })]).nullable();

export const conversionPreview = z.object({
  people: z.array(duplicate),
  companies: z.array(duplicate),
  /** What `leads.convert` may be called with as it is: sure duplicates by id, else the values of new records. */
  suggested: z.object({ person: part, company: part, deal: z.object({ values }).nullable() }),
});
export type ConversionPreview = z.output<typeof conversionPreview>;

type Values = Record<string, unknown>;

/** Only what is filled in. */
const filled = (all: Values): Values =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ''));

const orNew = (found: readonly Duplicate[], make: Values | null) => {
  const sure = found.find(({ why }) => isSure(why));
  return sure ? { id: sure.id } : make && { values: make };
};

function newPerson(lead: RecordRow): Values | null {
  const known = lead.firstName || lead.lastName || lead.email || lead.phone;
  const { firstName, lastName, email, phone, jobTitle, city, country } = lead;
  return known ? filled({ firstName, lastName, email, phone, jobTitle, city, country }) : null;
}

const newCompany = (lead: RecordRow): Values | null =>
  lead.companyName
    ? filled({ name: lead.companyName, domain: companyDomain(lead), city: lead.city, country: lead.country })
    : null;

async function newDeal(db: Reader, lead: RecordRow, currency: string): Promise<Values | null> {
  const [pipeline] = await livePipelines(db);
  const stages = await liveStages(db);
  const stage = stages.find(({ pipelineId, type }) => pipelineId === pipeline?.id && type === 'open');
  if (!stage) return null;
  const tags = (await tagIdsOf(db, 'lead', [lead.id])).get(lead.id) ?? [];
  return filled({
    name: lead.companyName || lead.name,
    stageId: stage.id,
    amount: lead.estimatedAmount,
    currency: lead.estimatedAmount === null ? null : currency,
    source: lead.source,
    description: lead.description,
    tags: tags.length > 0 ? tags : null,
  });
}

/**
 * Who and what a lead may be already, and what it would become.
 * @throws AppError NOT_FOUND
 */
export function previewConversion(
  { db, tenant }: Pick<TenantContext, 'db' | 'tenant'>,
  { id }: { id: string },
): Promise<ConversionPreview> {
  return db.read('leads.convertPreview', async (reader) => {
    const lead = await loadRow(reader, leadObject, id);
    if (!lead) throw notFound(leadObject);
    const people = await samePeople(reader, lead, tenant.defaultCountry);
    const companies = await sameCompanies(reader, lead);
    const deal = await newDeal(reader, lead, tenant.currency);
    return {
      people,
      companies,
      suggested: {
        person: orNew(people, newPerson(lead)),
        company: orNew(companies, newCompany(lead)),
        deal: deal && { values: deal },
      },
    };
  });
}
