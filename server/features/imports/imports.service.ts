import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ImportRow } from './import-state';
import { runJob, undoJob } from './imports.job-kinds';
import { deleteImport, listImportRows, loadImport, updateImport } from './imports.queries';
import type { BadRow, ImportSummary, ImportView } from './imports.schema';
import { canUndo, importSummaries, importViewOf, mayUndo, undoDays } from './imports.views';
import { deleteKeptRows, loadKeptRows } from './kept-rows';
import { problemList } from './preview';
import { refuseStale, refuseStarted, whatIsMissing } from './readiness';

type Page<Row> = { rows: Row[]; nextCursor: string | null };

export const getImport = (ctx: TenantContext, { id }: { id: string }): Promise<ImportView> =>
  ctx.db.read('imports.get', async (db) => importViewOf(db, await loadImport(db, id), ctx));

export const listImports = (
  ctx: TenantContext,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ImportSummary>> =>
  ctx.db.read('imports.list', async (db) => {
    const before = cursor === undefined ? undefined : await loadImport(db, cursor);
    const found = await listImportRows(db, limit + 1, before);
    const rows = found.slice(0, limit);
    return {
      rows: await importSummaries(db, rows, ctx),
      nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    };
  });

const startable = new Set<ImportRow['status']>(['ready', 'cancelled', 'failed']);

function refuseUnready(row: ImportRow): void {
  const [missing] = whatIsMissing(row.object, row.mapping, row.options);
  if (missing) throw new AppError('PRECONDITION_FAILED', { say: missing });
  if (!startable.has(row.status)) {
    throw new AppError('PRECONDITION_FAILED', { say: 'This import was started already.' });
  }
}

/** Queues an import; one that was cancelled or failed goes on after the last row that is in. */
export const startImport = (ctx: TenantContext, input: { id: string; version: number }): Promise<ImportView> =>
  ctx.db.transaction('imports.start', async (tx) => {
    const row = await loadImport(tx, input.id);
    refuseUnready(row);
    refuseStale(row, input.version);
    const now = ctx.app.now();
    const options = { ...row.options, startedBy: ctx.actor };
    const queued = await updateImport(tx, row, {
      status: 'queued',
      options,
      error: null,
      finishedAt: null,
      updatedAt: now,
    });
    const { requestId } = ctx;
    await ctx.app.jobs.enqueue(tx, runJob, { importId: row.id }, { key: `import:${row.id}`, requestId });
    return importViewOf(tx, queued, ctx);
  });

/** Stops an import after the rows that are being written; what is in stays in. */
export const cancelImport = (ctx: TenantContext, { id }: { id: string }): Promise<ImportView> =>
  ctx.db.transaction('imports.cancel', async (tx) => {
    const row = await loadImport(tx, id);
    if (row.status !== 'queued' && row.status !== 'running') {
      throw new AppError('PRECONDITION_FAILED', { say: 'This import is not running.' });
    }
    const now = ctx.app.now();
    return importViewOf(tx, await updateImport(tx, row, { status: 'cancelled', finishedAt: now, updatedAt: now }), ctx);
  });

/**
 * Queues the undoing of an import: what it made goes into the trash, what it changed becomes as it was.
 * @throws AppError PRECONDITION_FAILED when nothing went in, while it runs, or after 30 days; FORBIDDEN when somebody
 * else started it and the role does not include undoing theirs
 */
export const queueUndo = (ctx: TenantContext, { id }: { id: string }): Promise<ImportView> =>
  ctx.db.transaction('imports.undo', async (tx) => {
    const row = await loadImport(tx, id);
    const now = ctx.app.now();
    if (!canUndo(row, now)) {
      throw new AppError('PRECONDITION_FAILED', {
        say: `Only an import that has ended can be undone, within ${undoDays} days and if anything of it went in.`,
      });
    }
    if (!mayUndo(row, ctx)) {
      throw new AppError('FORBIDDEN', { say: 'Somebody else started this import. Ask them or a manager to undo it.' });
    }
    const options = { ...row.options, undoneBy: ctx.actor };
    const undoing = await updateImport(tx, row, { status: 'undoing', options, error: null, updatedAt: now });
    const { requestId } = ctx;
    await ctx.app.jobs.enqueue(tx, undoJob, { importId: id }, { key: `import-undo:${id}`, requestId });
    return importViewOf(tx, undoing, ctx);
  });

/** Throws away an upload that was never started. */
export async function discardImport(ctx: TenantContext, { id }: { id: string }): Promise<{ id: string }> {
  const row = await ctx.db.transaction('imports.discard', async (tx) => {
    const found = await loadImport(tx, id);
    refuseStarted(found);
    await deleteKeptRows(tx, id);
    await deleteImport(tx, id);
    return found;
  });
  const { blobs } = ctx.app.services;
  await Promise.all([...new Set([row.blobKey, row.format.rowsKey])].map((key) => blobs.delete(key)));
  return { id };
}

/** Rows that were not taken, with what is wrong with them. */
export const listBadRows = (
  ctx: TenantContext,
  { id, result, cursor, limit }: { id: string; result?: BadRow['result']; cursor?: number; limit: number },
): Promise<{ rows: BadRow[]; nextCursor: number | null }> =>
  ctx.db.read('imports.rows', async (db) => {
    await loadImport(db, id);
    const results = result ? [result] : (['invalid', 'conflict'] as const);
    const found = await loadKeptRows(db, id, {
      results,
      limit: limit + 1,
      ...(cursor !== undefined && { after: cursor }),
    });
    const rows = found.slice(0, limit);
    return {
      rows: rows.map((row) => ({ ...row, problems: problemList(row.problems) })),
      nextCursor: found.length > limit ? (rows.at(-1)?.row ?? null) : null,
    };
  });
