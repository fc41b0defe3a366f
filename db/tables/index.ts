import type { Kit } from '../dialects/sqlite';
import { historyTables } from './history';
import { identityTables } from './identity';
import { recordTables } from './records';
import { tenancyTables } from './tenancy';
import { workTables } from './work';

/** Every table, once, for whichever dialect the kit belongs to. */
export const defineTables = (k: Kit) => ({
  ...identityTables(k),
  ...tenancyTables(k),
  ...recordTables(k),
  ...historyTables(k),
  ...workTables(k),
});

export type Tables = ReturnType<typeof defineTables>;
