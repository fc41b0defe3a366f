import type { Reader } from '@db/database';
import type { ActorKind, CauseKind, ChangeAction, Diff } from '@db/tables/history';
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
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

/** One of several conditions. `inOrder`: an index has its rows by `seq`; the others are sorted. */
export type Branch = { where: SQL | undefined; inOrder: boolean };

/**
 * The condition for the latest rows that meet any of several others. Each is read by itself, as far as a page needs it:
 * joined by "or", SQLite and Postgres both read the log from its end until enough rows happen to fit.
 */
export function latestOfAny(
  db: Reader,
  branches: readonly Branch[],
  { before, limit }: { before?: number; limit: number },
): SQL {
  const { changes } = db.tables;
  const latest = branches.map(({ where, inOrder }) => {
    const rows = db.sql
      .select({ seq: changes.seq })
      .from(changes)
      .where(and(eq(changes.tenantId, db.tenantId), where, before === undefined ? undefined : lt(changes.seq, before)))
      .orderBy(desc(inOrder ? changes.seq : sql`${changes.seq} + 0`))
      .limit(limit);
    return sql`select seq from ${rows} as one`;
  });
  return sql`${changes.seq} in (${sql.join(latest, sql` union all `)})`;
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
