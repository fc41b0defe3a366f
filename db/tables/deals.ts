import { sql } from 'drizzle-orm';
import type { Kit } from '../dialects/sqlite';
import { recordColumns } from './record-columns';

export type StageType = 'open' | 'won' | 'lost';

/** Pipelines, the deals in them, and where those have been. */
export const dealTables = (k: Kit) => {
  const live = sql`deleted_at is null`;
  const trashed = sql`deleted_at is not null`;

  const pipelines = k.table(
    'pipelines',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      /** Order among the workspace's pipelines; the first one is where new deals go. */
      position: k.real('position').notNull().default(0),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.uniqueIndex('pipelines_name_ux').on(t.tenantId, t.nameKey).where(live),
    ],
  );

  const stages = k.table(
    'stages',
    {
      ...recordColumns(k),
      pipelineId: k.id('pipeline_id').notNull(),
      name: k.text('name').notNull(),
      type: k.text('type').$type<StageType>().notNull(),
      /** Chance of winning in percent, 0 to 100. */
      probability: k.real('probability').notNull().default(0),
      color: k.text('color'),
      position: k.real('position').notNull().default(0),
      /** A deal that nobody touched for so many days is rotting; null: never. */
      rotDays: k.real('rot_days'),
      /** Keys of the deal's fields that must be filled in before it may enter. */
      requiredFields: k.json<string[]>('required_fields').notNull().default([]),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('stages_pipeline_ix').on(t.tenantId, t.pipelineId, t.position),
    ],
  );

  const lostReasons = k.table(
    'lost_reasons',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      position: k.real('position').notNull().default(0),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.uniqueIndex('lost_reasons_name_ux').on(t.tenantId, t.nameKey).where(live),
    ],
  );

  const deals = k.table(
    'deals',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      pipelineId: k.id('pipeline_id').notNull(),
      stageId: k.id('stage_id').notNull(),
      /** Type of the stage: follows it. */
      status: k.text('status').$type<StageType>().notNull(),
      stageSince: k.instant('stage_since').notNull(),
      /** Minor units of `currency`. */
      amount: k.money('amount'),
      currency: k.text('currency').notNull(),
      /** The amount is the sum of the line items. */
      amountFromLines: k.flag('amount_from_lines').notNull().default(false),
      /** Percent; null: that of the stage. */
      probability: k.real('probability'),
      /** amount × probability, in minor units: follows both. */
      weightedAmount: k.money('weighted_amount'),
      expectedCloseOn: k.day('expected_close_on'),
      closedOn: k.day('closed_on'),
      lostReasonId: k.id('lost_reason_id'),
      lostNote: k.text('lost_note'),
      companyId: k.id('company_id'),
      source: k.text('source'),
      /** The lead it was made of. */
      leadId: k.id('lead_id'),
      description: k.text('description'),
      /** When the next open task or planned activity is due; a day without a time counts as its end. */
      nextActivityAt: k.instant('next_activity_at'),
      /** The last thing that happened to it: a done activity, a note, a change. */
      touchedAt: k.instant('touched_at').notNull(),
      /** From when on it is rotting, if nothing happens; null: never. */
      rottenAt: k.instant('rotten_at'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('deals_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('deals_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('deals_name_ix').on(t.tenantId, t.nameKey, t.id).where(live),
      k.index('deals_stage_ix').on(t.tenantId, t.stageId, t.createdAt, t.id).where(live),
      k.index('deals_next_ix').on(t.tenantId, t.stageId, t.nextActivityAt, t.id).where(live),
      k.index('deals_close_ix').on(t.tenantId, t.status, t.expectedCloseOn, t.id).where(live),
      k.index('deals_closed_ix').on(t.tenantId, t.status, t.closedOn, t.id).where(live),
      k
        .index('deals_amount_ix')
        .on(t.tenantId, ...k.largestFirst(t.amount, t.id))
        .where(live),
      k.index('deals_rotten_ix').on(t.tenantId, t.rottenAt, t.id).where(live),
      k.index('deals_owner_ix').on(t.tenantId, t.ownerId, t.id),
      k.index('deals_company_ix').on(t.tenantId, t.companyId, t.id),
      k.index('deals_lead_ix').on(t.tenantId, t.leadId),
      k.index('deals_import_ix').on(t.tenantId, t.importId),
      k.index('deals_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  /** The people of a deal, each with a part in it. */
  const dealContacts = k.table(
    'deal_contacts',
    {
      ...recordColumns(k),
      dealId: k.id('deal_id').notNull(),
      personId: k.id('person_id').notNull(),
      role: k.text('role'),
      isPrimary: k.flag('is_primary').notNull().default(false),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.uniqueIndex('deal_contacts_ux').on(t.tenantId, t.dealId, t.personId).where(live),
      k.index('deal_contacts_person_ix').on(t.tenantId, t.personId, t.dealId),
    ],
  );

  /** Each stay of a deal in a stage, from its first move on; `leftAt` null: it is there now. Written with the move. */
  const stageHistory = k.table(
    'stage_history',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      dealId: k.id('deal_id').notNull(),
      pipelineId: k.id('pipeline_id').notNull(),
      stageId: k.id('stage_id').notNull(),
      enteredAt: k.instant('entered_at').notNull(),
      leftAt: k.instant('left_at'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('stage_history_deal_ix').on(t.tenantId, t.dealId, t.enteredAt),
      k.index('stage_history_stage_ix').on(t.tenantId, t.stageId, t.enteredAt),
    ],
  );

  return { pipelines, stages, lostReasons, deals, dealContacts, stageHistory };
};
