import type { BulkStatus } from '@db/tables/working-day';
import { AppError } from '@/lib/errors';
import { type JobContext, JobEndedError } from '@/lib/jobs';
import type { Actor, AppServices } from '@/trpc/context';
import { type JobWriteContext, jobContext } from '../../changes/job-context';
import { type BulkRow, changeRun, loadRun } from '../bulk.queries';
import { tellNewOwner, tellStarter } from '../tell-people';
import { fixedIds, fixSet } from './fixed-set';
import { RunStoppedError, writeChunk } from './write-chunk';

type Job = JobContext<{ runId: string; actor: Actor }>;

const onItsWay: readonly BulkStatus[] = ['queued', 'running'];

/** From waiting to running, with its set fixed. A run that began before goes on. Undefined when there is nothing to do. */
async function begin(ctx: JobWriteContext, job: Job, run: BulkRow): Promise<BulkRow | undefined> {
  if (!onItsWay.includes(run.status)) return undefined;
  if (run.selection.idsKey) return run;
  const { key, total } = await fixSet(ctx, run);
  const begun = await ctx.db.transaction('bulk.begin', async (tx) => {
    await job.fence(tx);
    const { ids: _, ...selection } = run.selection;
    const now = ctx.app.now();
    const changes = { status: 'running' as const, selection: { ...selection, idsKey: key }, total, updatedAt: now };
    return changeRun(tx, { id: run.id, is: onItsWay }, changes);
  });
  if (!begun) await ctx.app.services.blobs.delete(key);
  return begun;
}

/** Ends a run, unless it was cancelled meanwhile, and tells who started it. */
async function end(
  ctx: JobWriteContext,
  id: string,
  how: { status: 'done' } | { status: 'failed'; error: string },
): Promise<void> {
  await ctx.db.transaction('bulk.end', async (tx) => {
    const now = ctx.app.now();
    const ended = await changeRun(tx, { id, is: onItsWay }, { ...how, finishedAt: now, updatedAt: now });
    if (!ended) return;
    await tellStarter(tx, ended, now);
    await tellNewOwner(tx, ended, ctx.actor, now);
  });
}

async function work(ctx: JobWriteContext, job: Job, begun: BulkRow): Promise<void> {
  let run = begun;
  const key = run.selection.idsKey ?? '';
  for await (const ids of fixedIds(ctx.app.services.blobs, key, { skip: run.done })) {
    job.signal.throwIfAborted();
    run = await writeChunk(ctx, job, run, ids);
    await job.progress({ done: run.done, of: run.total });
  }
  await end(ctx, run.id, { status: 'done' });
}

const broken = 'It stopped because of an error on our side. What is done stays done; you can undo it.';

/** Does what a run is for, from the first record that is not done yet. May be killed at any moment and run again. */
export async function runBulk(app: AppServices, job: Job, maxAttempts: number): Promise<void> {
  const { tenantId, data } = job;
  if (!tenantId) throw new Error('a bulk run works in a workspace');
  const ctx = await jobContext(app, { ...job, tenantId }, data.actor);
  if (!ctx) return;
  const stored = await ctx.db.read('bulk.get', (db) => loadRun(db, data.runId));
  try {
    const run = await begin(ctx, job, stored);
    if (run) await work(ctx, job, run);
  } catch (error) {
    if (job.signal.aborted || error instanceof JobEndedError) throw error;
    if (!(error instanceof RunStoppedError)) {
      const refusal = error instanceof AppError && error.code === 'INVALID_INPUT' ? error.say : undefined;
      if (refusal === undefined && job.attempt < maxAttempts) throw error;
      await end(ctx, data.runId, { status: 'failed', error: refusal ?? broken });
      if (refusal === undefined) throw error;
    }
  }
  const { selection } = await ctx.db.read('bulk.get', (db) => loadRun(db, data.runId));
  if (selection.idsKey) await app.services.blobs.delete(selection.idsKey);
}
