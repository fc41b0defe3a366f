import type { Settler } from '../records/settle';
import { salesSettings } from '../workspaces/sales-settings';

/** A product without a currency is priced in the workspace's. */
export const settleProducts: Settler = async (tx, _source, writes) => {
  if (writes.every(({ after }) => after.currency)) return;
  const { currency } = await salesSettings(tx);
  for (const write of writes) write.after = { ...write.after, currency: write.after.currency ?? currency };
};
