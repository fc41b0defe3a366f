import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JobContext } from '@/lib/jobs';
import { JobEndedError } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { undoCause } from '../../changes';
import { type JobWriteContext, jobContext } from '../../changes/job-context';
import { loadImport, updateImport } from '../imports.queries';
import { recordsInUse } from './in-use';
import { countUndone } from './undone-records';

/** Changes of one transaction. */
const chunkChanges = 250;
/** Counting what was undone reads all of it: often enough to see that it goes on. */
const reportEvery = 20;

type Job = JobContext<{ importId: string }>;

/** Writes down how far undoing is; `ended` also ends it. */
async function report(ctx: JobWriteContext, id: string, ended?: { error: string | null }): Promise<void> {
  await ctx.db.transaction('imports.undo-report', async (tx) => {
    const row = await loadImport(tx, id);
    if (row.status !== 'undoing' || !row.counts) return;
    const counts = { ...row.counts, ...(await countUndone(tx, id)) };
    const status = ended ? (ended.error ? 'done' : 'undone') : row.status;
    await updateImport(tx, row, { counts, status, error: ended?.error ?? null, updatedAt: ctx.app.now() });
  });
}

async function undoAll(ctx: JobWriteContext, job: Job, id: string): Promise<void> {
  let cursor: string | null = null;
  let undone = 0;
  let chunks = 0;
  do {
    job.signal.throwIfAborted();
    const chunk: Awaited<ReturnType<typeof undoCause>> = await undoCause(ctx, {
      causeKind: 'import',
      causeId: id,
      limit: chunkChanges,
      inUse: (tx, writes) => recordsInUse(tx, id, writes),
      ...(cursor && { cursor }),
    });
    cursor = chunk.cursor;
    undone += chunk.undone;
    await job.progress({ undone });
    chunks += 1;
    if (chunks % reportEvery === 0) await report(ctx, id);
    await nextTurn();
  } while (cursor);
}

const broken = 'Undoing stopped because of an error on our side. What was undone stays undone; you can try again.';

/**
 * Takes back what an import did, the latest first: what it made goes into the trash, what it changed becomes as it was,
 * unless somebody changed it since. May be killed at any moment and run again.
 */
export async function undoImport(app: AppServices, job: Job, maxAttempts: number): Promise<void> {
  const { tenantId, data } = job;
  if (!tenantId) throw new Error('an import is undone in a workspace');
  const row = await app.database.forTenant(tenantId).read('imports.get', (db) => loadImport(db, data.importId));
  const actor = row.options.undoneBy ?? { kind: 'system', id: null, name: 'CRM Flow' };
  const ctx = row.status === 'undoing' ? await jobContext(app, { ...job, tenantId }, actor) : undefined;
  if (!ctx) return;
  try {
    await undoAll(ctx, job, row.id);
    await report(ctx, row.id, { error: null });
  } catch (error) {
    if (!job.signal.aborted && !(error instanceof JobEndedError) && job.attempt >= maxAttempts) {
      await report(ctx, row.id, { error: broken });
    }
    throw error;
  }
}
