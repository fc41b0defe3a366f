import type { Kit } from '../dialects/sqlite';

/** What every record table has. Version 1 is the first; each write adds one. `deletedAt` set means: in the trash. */
export const recordColumns = (k: Kit) => ({
  tenantId: k.id('tenant_id').notNull(),
  id: k.id('id').notNull(),
  version: k.integer('version').notNull().default(1),
  createdAt: k.instant('created_at').notNull(),
  updatedAt: k.instant('updated_at').notNull(),
  createdBy: k.text('created_by'),
  ownerId: k.id('owner_id'),
  deletedAt: k.instant('deleted_at'),
  /** The import that created the row, for its report and its undo. */
  importId: k.id('import_id'),
  /** Set on demo rows only, so that "Remove demo data" removes exactly those. */
  demo: k.flag('demo').notNull().default(false),
  custom: k.json<Record<string, unknown>>('custom').notNull().default({}),
});
