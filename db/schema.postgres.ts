import { postgresKit } from './dialects/postgres';
import { defineTables } from './tables';

// drizzle-kit reads named exports only; the code uses `postgresTables`.
export const postgresTables = defineTables(postgresKit);
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
} = postgresTables;
