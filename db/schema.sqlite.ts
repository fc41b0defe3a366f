import { sqliteKit } from './dialects/sqlite';
import { defineTables } from './tables';

// drizzle-kit reads named exports only; the code uses `sqliteTables`.
export const sqliteTables = defineTables(sqliteKit);
export const {
  users,
  sessions,
  accounts,
  verifications,
  tenants,
  memberships,
  invitations,
  apiKeys,
  companies,
  people,
  employments,
  notes,
  tags,
  recordTags,
  changes,
  searchDocuments,
  imports,
  importRows,
  cacheEntries,
  rateLimits,
  jobs,
} = sqliteTables;
