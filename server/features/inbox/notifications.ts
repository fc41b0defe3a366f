import type { Transaction } from '@db/database';
import { newId } from '@db/ids';
import type { ActorKind } from '@db/tables/history';
import { and, eq, inArray } from 'drizzle-orm';
import { chunks } from '../records/bulk-rows';
import type { ObjectName } from '../records/object-types';

/** What somebody is told. `object` and `recordId` say what it is about; with them it goes when the record does. */
export type NewNotification = {
  /** Made from what is told, where it must not be told twice. */
  id?: string;
  userId: string;
  kind: 'assigned' | 'mentioned' | 'due' | 'import' | 'bulk';
  object?: string;
  recordId?: string;
  /** What it is about, in words of this moment. */
  title: string;
  actor: { kind: ActorKind; id: string | null };
  at: Date;
  data?: Record<string, unknown>;
};

export const theSystem = { kind: 'system', id: null } as const;

/** Puts rows into inboxes, in the transaction of what they tell. One that is there already is left as it is. */
export async function notify(tx: Transaction, all: readonly NewNotification[]): Promise<void> {
  const { notifications } = tx.tables;
  for (const part of chunks(all, 100)) {
    const rows = part.map(({ id = newId(), object = null, recordId = null, actor, data = {}, ...row }) => ({
      ...row,
      id,
      object,
      recordId,
      data,
      tenantId: tx.tenantId,
      actorKind: actor.kind,
      actorId: actor.id,
    }));
    await tx.sql.insert(notifications).values(rows).onConflictDoNothing();
  }
}

/** Takes what is gone for good out of all inboxes and out of what people opened last. */
export async function forgetRecords(tx: Transaction, object: ObjectName, ids: readonly string[]): Promise<void> {
  for (const table of [tx.tables.notifications, tx.tables.recentRecords]) {
    const about = and(eq(table.object, object), inArray(table.recordId, [...ids]));
    await tx.sql.delete(table).where(and(eq(table.tenantId, tx.tenantId), about));
  }
}
