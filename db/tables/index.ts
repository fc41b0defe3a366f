import type { Kit } from '../dialects/sqlite';
import { dealTables } from './deals';
import { historyTables } from './history';
import { identityTables } from './identity';
import { recordTables } from './records';
import { rollupTables } from './rollups';
import { salesTables } from './sales';
import { tenancyTables } from './tenancy';
import { workTables } from './work';
import { workingDayTables } from './working-day';

/** Every table, once, for whichever dialect the kit belongs to. */
export const defineTables = (k: Kit) => ({
  ...identityTables(k),
  ...tenancyTables(k),
  ...recordTables(k),
  ...dealTables(k),
  ...rollupTables(k),
  ...salesTables(k),
  ...workingDayTables(k),
  ...historyTables(k),
  ...workTables(k),
});

export type Tables = ReturnType<typeof defineTables>;
