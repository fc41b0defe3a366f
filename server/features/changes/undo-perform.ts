import type { Transaction } from '@db/database';
import { and, eq, inArray, or } from 'drizzle-orm';
import { chunks, maxIds } from '../records/bulk-rows';
import { performWrites } from '../records/perform-writes';
import type { ChangeSource } from './append';
import type { ChangeRow } from './change-rows';
import type { UndoPlan } from './undo-plan';

/** Notes on the changes that they were undone; and on changes whose undoing was undone that they hold again. */
async function markUndone(tx: Transaction, source: ChangeSource, undone: readonly ChangeRow[]): Promise<void> {
  const { changes } = tx.tables;
  const ofTenant = eq(changes.tenantId, tx.tenantId);
  for (const part of chunks(undone, maxIds)) {
    await tx.sql
      .update(changes)
      .set({ undoneBy: source.groupId })
      .where(
        and(
          ofTenant,
          inArray(
            changes.id,
            part.map(({ id }) => id),
          ),
        ),
      );
    const redone = part.filter(({ causeKind, causeId }) => causeKind === 'undo' && causeId);
    if (redone.length === 0) continue;
    const causes = [...new Set(redone.map(({ causeId }) => causeId ?? ''))];
    const first = or(
      inArray(changes.groupId, causes),
      inArray(changes.id, causes),
      and(inArray(changes.causeKind, ['import', 'bulk']), inArray(changes.causeId, causes)),
    );
    const groups = [...new Set(redone.map(({ groupId }) => groupId))];
    const records = redone.map(({ recordId }) => recordId);
    await tx.sql
      .update(changes)
      .set({ undoneBy: null })
      .where(and(ofTenant, first, inArray(changes.undoneBy, groups), inArray(changes.recordId, records)));
  }
}

/** Writes what was planned, and notes it on the changes. */
export async function performUndo(tx: Transaction, source: ChangeSource, plan: UndoPlan): Promise<void> {
  await performWrites(tx, source, plan.writes);
  await markUndone(tx, source, plan.undone);
}
