import { sql } from 'drizzle-orm';
import type { Kit } from '../dialects/sqlite';
import { recordColumns } from './record-columns';

/** What is sold, to whom it may be, and in which money. */
export const salesTables = (k: Kit) => {
  const live = sql`deleted_at is null`;
  const trashed = sql`deleted_at is not null`;

  const products = k.table(
    'products',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      code: k.text('code'),
      /** Minor units of `currency`. */
      unitPrice: k.money('unit_price'),
      currency: k.text('currency').notNull(),
      description: k.text('description'),
      active: k.flag('active').notNull().default(true),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('products_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('products_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('products_name_ix').on(t.tenantId, t.nameKey, t.id).where(live),
      k.uniqueIndex('products_code_ux').on(t.tenantId, t.code).where(live),
      k.index('products_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  const lineItems = k.table(
    'line_items',
    {
      ...recordColumns(k),
      dealId: k.id('deal_id').notNull(),
      productId: k.id('product_id'),
      name: k.text('name').notNull(),
      quantity: k.real('quantity').notNull().default(1),
      /** Minor units of the deal's currency. */
      unitPrice: k.money('unit_price').notNull().default(0),
      /** Percent, 0 to 100. */
      discount: k.real('discount').notNull().default(0),
      /** quantity × unit price − discount, rounded half up to a minor unit: follows them. */
      total: k.money('total').notNull().default(0),
      position: k.real('position').notNull().default(0),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('line_items_deal_ix').on(t.tenantId, t.dealId, t.position),
      k.index('line_items_product_ix').on(t.tenantId, t.productId),
    ],
  );

  const leads = k.table(
    'leads',
    {
      ...recordColumns(k),
      /** Name of the person, else of the company. */
      name: k.text('name').notNull(),
      nameKey: k.text('name_key').notNull(),
      firstName: k.text('first_name'),
      lastName: k.text('last_name'),
      email: k.text('email'),
      phone: k.text('phone'),
      jobTitle: k.text('job_title'),
      companyName: k.text('company_name'),
      website: k.text('website'),
      city: k.text('city'),
      country: k.text('country'),
      status: k.text('status').notNull(),
      source: k.text('source'),
      /** What it may be worth, in minor units of the workspace's currency. */
      estimatedAmount: k.money('estimated_amount'),
      description: k.text('description'),
      convertedAt: k.instant('converted_at'),
      personId: k.id('person_id'),
      companyId: k.id('company_id'),
      dealId: k.id('deal_id'),
      nextActivityAt: k.instant('next_activity_at'),
      touchedAt: k.instant('touched_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('leads_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('leads_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('leads_name_ix').on(t.tenantId, t.nameKey, t.id).where(live),
      k.index('leads_status_ix').on(t.tenantId, t.status, t.createdAt, t.id).where(live),
      k.index('leads_email_ix').on(t.tenantId, t.email),
      k.index('leads_owner_ix').on(t.tenantId, t.ownerId, t.id),
      k.index('leads_import_ix').on(t.tenantId, t.importId),
      k.index('leads_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  /** What one unit of a currency is worth in the workspace's, from a day on. */
  const currencyRates = k.table(
    'currency_rates',
    {
      tenantId: k.id('tenant_id').notNull(),
      currency: k.text('currency').notNull(),
      validFrom: k.day('valid_from').notNull(),
      rate: k.real('rate').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.currency, t.validFrom] })],
  );

  return { products, lineItems, leads, currencyRates };
};
