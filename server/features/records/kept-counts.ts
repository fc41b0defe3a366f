import type { Reader } from '@db/database';
import type { AppServices } from '@/trpc/context';
import { stateOfData } from '../changes/feed';

type Kept = { state: string; count: number };

const mostKept = 5_000;
const keptOf = new WeakMap<AppServices, Map<string, Kept>>();

/**
 * A count that is made again only after something was written. Counting 10,000 rows takes as long as reading and
 * answering a page of fifty, and most visits of a list follow no change. The state is read before the rows are: a count
 * that is newer than its name is never asked for under it again.
 */
export async function keptCount(
  app: AppServices,
  db: Reader,
  name: string,
  counted: () => Promise<number>,
): Promise<number> {
  let kept = keptOf.get(app);
  if (!kept) {
    kept = new Map();
    keptOf.set(app, kept);
  }
  const key = `${db.tenantId} ${name}`;
  const state = await stateOfData(db);
  const known = kept.get(key);
  if (known?.state === state) return known.count;
  const count = await counted();
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, { state, count });
  return count;
}
