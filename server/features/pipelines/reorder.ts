import type { Transaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { loadRows } from '../records/bulk-rows';
import type { ObjectDefinition } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planUpdate } from '../records/plan-write.rules';
import { command, type Moved, notFound } from '../records/service';

/**
 * Puts records into an order, by their positions. All that there are must be named: an order of some of them would leave
 * the others anywhere.
 * @param present ids of the ones to be ordered
 * @throws AppError NOT_FOUND for one that is not among them; CONFLICT when somebody added one meanwhile
 */
export function reorder(
  ctx: TenantContext,
  object: ObjectDefinition,
  ids: readonly string[],
  present: (tx: Transaction) => Promise<string[]>,
): Promise<Moved> {
  return command(ctx, `${object.plural}.reorder`, async (tx, source) => {
    const known = new Set(await present(tx));
    const wanted = new Set(ids);
    if ([...wanted].some((id) => !known.has(id))) throw notFound(object);
    if (wanted.size !== known.size) {
      const say = `Somebody added ${object.label.many.toLowerCase()} meanwhile. Load the page again.`;
      throw new AppError('CONFLICT', { say, details: { ids: [...known] } });
    }
    const rows = await loadRows(tx, object, ids);
    const writes = [...wanted].flatMap((id, index) => {
      const row = rows.get(id);
      return (row && planUpdate(object, source, row, { position: index + 1 })) ?? [];
    });
    if (writes.length === 0) return { count: 0, groupId: null };
    await performWrites(tx, source, writes);
    return { count: writes.length, groupId: source.groupId };
  });
}
