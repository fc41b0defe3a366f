import type { Reader } from '@db/database';
import type { ActorKind, CauseKind, ChangeAction, Diff } from '@db/tables/history';
import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '@/lib/errors';

/** A row of the change log. */
export type ChangeRow = {
  seq: number;
  id: string;
  at: Date;
  actorKind: ActorKind;
  actorId: string | null;
  causeKind: CauseKind;
  causeId: string | null;
  groupId: string;
  object: string;
  recordId: string;
  parentObject: string | null;
  parentId: string | null;
  action: ChangeAction;
  version: number;
  diff: Diff;
  undoneBy: string | null;
};

/** Rows of the tenant's log that meet a condition, the latest first. */
export async function changeRows(
  db: Reader,
  where: SQL | undefined,
  { before, limit }: { before?: number; limit: number },
): Promise<ChangeRow[]> {
  const { changes } = db.tables;
  return db.sql
    .select()
    .from(changes)
    .where(and(eq(changes.tenantId, db.tenantId), where, before === undefined ? undefined : lt(changes.seq, before)))
    .orderBy(desc(changes.seq))
    .limit(limit);
}

const cursorShape = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** @throws AppError INVALID_INPUT for a cursor of another list */
export function seqOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const read = cursorShape.safeParse(cursor);
  if (read.success && cursor !== '') return read.data;
  throw new AppError('INVALID_INPUT', {
    say: 'Start from the beginning of this list.',
    fields: { cursor: 'Does not belong to this list.' },
  });
}
