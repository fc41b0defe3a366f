import { resettleDeals } from '../deals/resettle-deals';
import type { Keeper } from '../records/keep-books';
import type { Write } from '../records/plan-write.rules';

/** What a deal takes from its stage. */
const taken = ['type', 'probability', 'rotDays'] as const;

const concernsDeals = ({ before, after }: Write): boolean =>
  before !== null && taken.some((key) => before[key] !== after[key]);

/** Deals follow their stage when it changes, whatever changed it. */
export const keepStageDeals: Keeper = async (tx, source, writes, perform) => {
  const stageIds = writes.filter(concernsDeals).map(({ after }) => after.id);
  if (stageIds.length > 0) await resettleDeals(tx, source, { stageIds }, perform);
};
