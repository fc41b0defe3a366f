import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { settleDeals } from '../deals/settle-deals';
import { settleLeads } from '../leads/settle-leads';
import { settleProducts } from '../products/settle-products';
import { settleTasks } from '../tasks/settle-tasks';
import { settleViews } from '../views/settle-views';
import { diffOf } from './diff.rules';
import type { ObjectDefinition, ObjectName } from './object-types';
import type { Write } from './plan-write.rules';

/**
 * Fills in the columns of planned writes that follow from other records or from the workspace, whatever the writes come
 * from: an edit, an import, a bulk run, an undo. Only reads; changes `after` of the writes.
 */
export type Settler = (tx: Transaction, source: ChangeSource, writes: readonly Write[]) => Promise<void>;

const settlers: Partial<Record<ObjectName, Settler>> = {
  deal: settleDeals,
  lead: settleLeads,
  product: settleProducts,
  task: settleTasks,
  view: settleViews,
};

function withSettledDiff(write: Write): void {
  if (write.action === 'delete' || write.action === 'restore') return;
  const { tags } = write.diff;
  write.diff = { ...diffOf(write.object, write.before, write.after), ...(tags && { tags }) };
}

/** Settles the writes of one object, and lets their diffs say what is written in the end. */
export async function settle(
  tx: Transaction,
  source: ChangeSource,
  object: ObjectDefinition,
  writes: readonly Write[],
): Promise<void> {
  const settler = settlers[object.name];
  if (!settler) return;
  await settler(tx, source, writes);
  for (const write of writes) withSettledDiff(write);
}
