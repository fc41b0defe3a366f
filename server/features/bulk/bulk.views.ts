import type { Reader } from '@db/database';
import type { TenantContext } from '@/trpc/context';
import { userNames } from '../records/titles';
import type { BulkRow } from './bulk.queries';
import type { BulkRun } from './bulk.schema';

const undoHours = 24;
const hour = 3_600_000;

type Who = Pick<TenantContext, 'actor' | 'can' | 'app'>;

/** Who started a run may stop it and take it back; managers may with any. */
export const rulesRun = ({ actor, can }: Pick<Who, 'actor' | 'can'>, { createdBy }: BulkRow): boolean =>
  (createdBy !== null && createdBy === actor.id) || can('bulk.undo');

export const isOnItsWay = ({ status }: BulkRow): boolean => status === 'queued' || status === 'running';

/** Whether it can be taken back by now: it has ended, changed something, and not longer ago than 24 hours. */
export const isUndoable = ({ status, changed, finishedAt }: BulkRow, now: Date): boolean =>
  (status === 'done' || status === 'cancelled' || status === 'failed') &&
  changed > 0 &&
  finishedAt !== null &&
  now.getTime() - finishedAt.getTime() < undoHours * hour;

/** Runs as they travel, with the names of those who started them. */
export async function runViews(db: Reader, rows: readonly BulkRow[], who: Who): Promise<BulkRun[]> {
  const names = await userNames(
    db,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  );
  const now = who.app.now();
  return rows.map((row) => ({
    id: row.id,
    object: row.object,
    action: row.action,
    status: row.status,
    total: row.total,
    done: row.done,
    changed: row.changed,
    failed: row.failed,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    startedBy: row.createdBy ? { id: row.createdBy, name: names.get(row.createdBy) ?? 'An API key' } : null,
    canCancel: isOnItsWay(row) && rulesRun(who, row),
    canUndo: isUndoable(row, now) && rulesRun(who, row),
  }));
}

export async function runView(db: Reader, row: BulkRow, who: Who): Promise<BulkRun> {
  const [view] = await runViews(db, [row], who);
  return view!;
}
