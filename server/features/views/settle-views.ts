import type { Settler } from '../records/settle';
import { otherDefaults } from './default-views';

/**
 * An object has one default view at most, and that is a shared one: a view that comes back by undo or from the trash
 * leaves the place to the one that has it by now.
 */
export const settleViews: Settler = async (tx, _source, writes) => {
  const written = new Set(writes.map(({ after }) => after.id));
  for (const write of writes) {
    const { id, object, isDefault, shared, deletedAt } = write.after;
    if (isDefault !== true || deletedAt) continue;
    const others = (await otherDefaults(tx, String(object), id)).filter((other) => !written.has(other.id));
    if (shared !== true || others.length > 0) write.after = { ...write.after, isDefault: false };
  }
};
