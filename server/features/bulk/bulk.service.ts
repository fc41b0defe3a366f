import type { Reader } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { newId } from '@db/ids';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { loadRows } from '../records/bulk-rows';
import { objects } from '../records/registry';
import { countSelected, type Total } from '../records/selection';
import { demandActionRight, readActionValues } from './action-values';
import { runJob, undoJob } from './bulk.job-kinds';
import { changeRun, findRun, insertRun, listRuns, loadRun } from './bulk.queries';
import type { BulkObject, BulkRun, BulkSelection, StartInput } from './bulk.schema';
import { isOnItsWay, isUndoable, rulesRun, runView, runViews } from './bulk.views';

/** How many records there are of a selection, exactly to 10,000; ids of other workspaces are none. */
async function countSelection(
  db: Reader,
  ctx: TenantContext,
  object: BulkObject,
  { ids, ...selection }: BulkSelection,
): Promise<Total> {
  if (!ids) return countSelected(db, ctx, objects[object], selection);
  const rows = [...(await loadRows(db, objects[object], ids)).values()];
  const there = rows.filter(({ deletedAt }) => Boolean(deletedAt) === Boolean(selection.trash));
  return { count: there.length, exact: true };
}

export const previewBulk = (
  ctx: TenantContext,
  { object, selection }: { object: BulkObject; selection: BulkSelection },
): Promise<Total> => ctx.db.read('bulk.preview', (db) => countSelection(db, ctx, object, selection));

/**
 * Starts an action over a whole selection in the background. With an id of the caller's own, a second click answers with
 * the run of the first.
 * @throws AppError FORBIDDEN without the right to do it to one record; INVALID_INPUT with fields; NOT_FOUND when the
 * selection is empty
 */
export async function startBulk(ctx: TenantContext, input: StartInput): Promise<BulkRun> {
  try {
    return await start(ctx, input);
  } catch (error) {
    // Two clicks at the same moment on Postgres: the second one finds the run of the first.
    if (input.id && isUniqueViolation(error)) return start(ctx, input);
    throw error;
  }
}

const start = (ctx: TenantContext, input: StartInput): Promise<BulkRun> =>
  ctx.db.transaction('bulk.start', async (tx) => {
    demandActionRight(ctx, input.action);
    const existing = input.id && (await findRun(tx, input.id));
    if (existing) {
      if (existing.createdBy === ctx.actor.id) return runView(tx, existing, ctx);
      throw new AppError('ALREADY_EXISTS', { say: 'There is a run with this id already.' });
    }
    const values = await readActionValues(ctx, tx, objects[input.object], input);
    const selection = { ...input.selection, trash: input.action === 'restore' };
    const { count } = await countSelection(tx, ctx, input.object, selection);
    if (count === 0) throw new AppError('NOT_FOUND', { say: 'There are no such records in this workspace.' });
    const now = ctx.app.now();
    const row = {
      tenantId: tx.tenantId,
      id: input.id ?? newId(),
      object: input.object,
      action: input.action,
      selection,
      values,
      status: 'queued' as const,
      total: selection.ids ? new Set(selection.ids).size : count,
      done: 0,
      changed: 0,
      failed: 0,
      error: null,
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
      finishedAt: null,
      version: 1,
    };
    await insertRun(tx, row);
    const { requestId } = ctx;
    await ctx.app.jobs.enqueue(tx, runJob, { runId: row.id, actor: ctx.actor }, { key: `bulk:${row.id}`, requestId });
    return runView(tx, row, ctx);
  });

export const getBulk = (ctx: TenantContext, { id }: { id: string }): Promise<BulkRun> =>
  ctx.db.read('bulk.get', async (db) => runView(db, await loadRun(db, id), ctx));

export const listBulk = (
  ctx: TenantContext,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ runs: BulkRun[]; nextCursor: string | null }> =>
  ctx.db.read('bulk.list', async (db) => {
    const found = await listRuns(db, limit + 1, cursor === undefined ? undefined : await loadRun(db, cursor));
    const rows = found.slice(0, limit);
    return {
      runs: await runViews(db, rows, ctx),
      nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    };
  });

const notYours = (what: string) =>
  new AppError('FORBIDDEN', { say: `Somebody else started this. Ask them or a manager to ${what} it.` });

/**
 * Stops a run after the records that are being written. What is done stays done, and can be undone.
 * @throws AppError FORBIDDEN; PRECONDITION_FAILED when it has ended
 */
export const cancelBulk = (ctx: TenantContext, { id }: { id: string }): Promise<BulkRun> =>
  ctx.db.transaction('bulk.cancel', async (tx) => {
    const row = await loadRun(tx, id);
    if (!rulesRun(ctx, row)) throw notYours('stop');
    const now = ctx.app.now();
    const cancelled =
      isOnItsWay(row) &&
      (await changeRun(
        tx,
        { id, is: ['queued', 'running'] },
        { status: 'cancelled', finishedAt: now, updatedAt: now },
      ));
    if (!cancelled) throw new AppError('PRECONDITION_FAILED', { say: 'This is not running any more.' });
    return runView(tx, cancelled, ctx);
  });

/**
 * Takes a run back in the background; records that were changed since stay as they are.
 * @throws AppError FORBIDDEN for somebody else's by a role below manager; PRECONDITION_FAILED while it runs, after 24
 * hours, or when it changed nothing
 */
export const queueUndo = (ctx: TenantContext, { id }: { id: string }): Promise<BulkRun> =>
  ctx.db.transaction('bulk.undo', async (tx) => {
    const row = await loadRun(tx, id);
    if (!rulesRun(ctx, row)) throw notYours('undo');
    const now = ctx.app.now();
    const undoing =
      isUndoable(row, now) &&
      (await changeRun(
        tx,
        { id, is: ['done', 'cancelled', 'failed'] },
        { status: 'undoing', total: row.changed, done: 0, failed: 0, error: null, updatedAt: now },
      ));
    if (!undoing) {
      const say = 'Only what has ended and changed something can be undone, within 24 hours.';
      throw new AppError('PRECONDITION_FAILED', { say });
    }
    const { requestId } = ctx;
    await ctx.app.jobs.enqueue(tx, undoJob, { runId: id, actor: ctx.actor }, { key: `bulk-undo:${id}`, requestId });
    return runView(tx, undoing, ctx);
  });
