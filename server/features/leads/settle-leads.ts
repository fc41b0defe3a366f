import type { Settler } from '../records/settle';

/** A lead is touched by every change of it that is told. */
export const settleLeads: Settler = async (_tx, source, writes) => {
  for (const write of writes) {
    const touched = write.silent && write.after.touchedAt instanceof Date ? write.after.touchedAt : source.at;
    write.after = { ...write.after, touchedAt: touched };
  }
};
