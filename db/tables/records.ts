import { sql } from 'drizzle-orm';
import type { Kit } from '../dialects/sqlite';
import { recordColumns } from './record-columns';

export const recordTables = (k: Kit) => {
  const live = sql`deleted_at is null`;

  const companies = k.table(
    'companies',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      /** `fold(name)`: what lists sort by and imports match on. */
      nameKey: k.text('name_key').notNull(),
      domain: k.text('domain'),
      status: k.text('status'),
      industry: k.text('industry'),
      size: k.text('size'),
      phone: k.text('phone'),
      linkedin: k.text('linkedin'),
      address: k.text('address'),
      city: k.text('city'),
      country: k.text('country'),
      /** Yearly revenue in minor units of the workspace's currency. */
      annualRevenue: k.money('annual_revenue'),
      customerSince: k.day('customer_since'),
      description: k.text('description'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('companies_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('companies_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('companies_name_ix').on(t.tenantId, t.nameKey, t.id).where(live),
      k.index('companies_domain_ix').on(t.tenantId, t.domain),
      k.index('companies_owner_ix').on(t.tenantId, t.ownerId, t.id),
      k.index('companies_import_ix').on(t.tenantId, t.importId),
      k.index('companies_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(sql`deleted_at is not null`),
    ],
  );

  const people = k.table(
    'people',
    {
      ...recordColumns(k),
      firstName: k.text('first_name'),
      lastName: k.text('last_name'),
      /** Full name as shown; follows first and last name. */
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      /** Lower-cased; the key that imports match on. */
      email: k.text('email'),
      otherEmails: k.json<string[]>('other_emails').notNull().default([]),
      /** E.164 where it could be read as a number, else as typed. */
      phone: k.text('phone'),
      otherPhones: k.json<string[]>('other_phones').notNull().default([]),
      jobTitle: k.text('job_title'),
      companyId: k.id('company_id'),
      linkedin: k.text('linkedin'),
      city: k.text('city'),
      country: k.text('country'),
      birthday: k.day('birthday'),
      emailConsent: k.flag('email_consent').notNull().default(false),
      description: k.text('description'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('people_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('people_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('people_name_ix').on(t.tenantId, t.nameKey, t.id).where(live),
      k.index('people_email_ix').on(t.tenantId, t.email),
      k.index('people_phone_ix').on(t.tenantId, t.phone),
      k.index('people_company_ix').on(t.tenantId, t.companyId, t.id),
      k.index('people_owner_ix').on(t.tenantId, t.ownerId, t.id),
      k.index('people_import_ix').on(t.tenantId, t.importId),
      k.index('people_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(sql`deleted_at is not null`),
    ],
  );

  /** One person at several companies, with role and dates; a job change closes one row and opens the next. */
  const employments = k.table(
    'employments',
    {
      ...recordColumns(k),
      personId: k.id('person_id').notNull(),
      companyId: k.id('company_id').notNull(),
      jobTitle: k.text('job_title'),
      startedOn: k.day('started_on'),
      endedOn: k.day('ended_on'),
      isPrimary: k.flag('is_primary').notNull().default(false),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('employments_person_ix').on(t.tenantId, t.personId),
      k.index('employments_company_ix').on(t.tenantId, t.companyId),
    ],
  );

  const notes = k.table(
    'notes',
    {
      ...recordColumns(k),
      /** The record the note stands on: object name and id. */
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      /** Markdown. */
      body: k.text('body').notNull(),
      pinned: k.flag('pinned').notNull().default(false),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('notes_record_ix').on(t.tenantId, t.object, t.recordId, t.createdAt),
      k.index('notes_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('notes_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(sql`deleted_at is not null`),
    ],
  );

  const tags = k.table(
    'tags',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      color: k.text('color').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.uniqueIndex('tags_name_ux').on(t.tenantId, t.nameKey).where(live),
    ],
  );

  const recordTags = k.table(
    'record_tags',
    {
      tenantId: k.id('tenant_id').notNull(),
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      tagId: k.id('tag_id').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.object, t.recordId, t.tagId] }),
      k.index('record_tags_tag_ix').on(t.tenantId, t.tagId, t.object, t.recordId),
    ],
  );

  return { companies, people, employments, notes, tags, recordTags };
};
