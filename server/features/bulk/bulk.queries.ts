import type { Reader, Transaction } from '@db/database';
import { isId } from '@db/ids';
import type { BulkStatus } from '@db/tables/working-day';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { BulkAction, BulkObject, BulkSelection } from './bulk.schema';

/** A selection as it is kept; from when the run begins, `idsKey` names the blob that holds the ids of the fixed set. */
export type StoredSelection = BulkSelection & { idsKey?: string };

export type BulkRow = {
  tenantId: string;
  id: string;
  object: BulkObject;
  action: BulkAction;
  selection: StoredSelection;
  values: Record<string, unknown>;
  status: BulkStatus;
  total: number;
  done: number;
  changed: number;
  failed: number;
  error: string | null;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
  version: number;
};

export async function findRun(db: Reader, id: string): Promise<BulkRow | undefined> {
  const { bulkRuns } = db.tables;
  if (!isId(id)) return undefined;
  const [row] = await db.sql
    .select()
    .from(bulkRuns)
    .where(and(eq(bulkRuns.tenantId, db.tenantId), eq(bulkRuns.id, id)));
  return row as BulkRow | undefined;
}

/** A run of this workspace. @throws AppError NOT_FOUND */
export async function loadRun(db: Reader, id: string): Promise<BulkRow> {
  const row = await findRun(db, id);
  if (!row) throw new AppError('NOT_FOUND', { say: 'There is no such run, or it is not in this workspace.' });
  return row;
}

/** Runs, the newest first. `before` is the last one of the page before. */
export async function listRuns(db: Reader, limit: number, before?: BulkRow): Promise<BulkRow[]> {
  const { bulkRuns } = db.tables;
  const after =
    before &&
    or(
      lt(bulkRuns.createdAt, before.createdAt),
      and(eq(bulkRuns.createdAt, before.createdAt), lt(bulkRuns.id, before.id)),
    );
  const rows = await db.sql
    .select()
    .from(bulkRuns)
    .where(and(eq(bulkRuns.tenantId, db.tenantId), after))
    .orderBy(desc(bulkRuns.createdAt), desc(bulkRuns.id))
    .limit(limit);
  return rows as BulkRow[];
}

export async function insertRun(tx: Transaction, row: BulkRow): Promise<void> {
  await tx.sql.insert(tx.tables.bulkRuns).values(row as never);
}

export type RunChanges = Partial<Omit<BulkRow, 'tenantId' | 'id' | 'version'>>;

/**
 * Changes a run that is in one of these states, and, where given, exactly so far. Decided in the statement itself: who
 * cancels and who writes rows may come at the same moment.
 * @returns the row as it is now; undefined when it is in another state by now
 */
export async function changeRun(
  tx: Transaction,
  { id, is, done }: { id: string; is: readonly BulkStatus[]; done?: number },
  changes: RunChanges,
): Promise<BulkRow | undefined> {
  const { bulkRuns } = tx.tables;
  const [row] = await tx.sql
    .update(bulkRuns)
    .set({ ...changes, version: sql`${bulkRuns.version} + 1` } as never)
    .where(
      and(
        eq(bulkRuns.tenantId, tx.tenantId),
        eq(bulkRuns.id, id),
        inArray(bulkRuns.status, [...is]),
        done === undefined ? undefined : eq(bulkRuns.done, done),
      ),
    )
    .returning();
  return row as BulkRow | undefined;
}
