import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '@db/database';
import { and, countDistinct, eq, isNotNull, isNull } from 'drizzle-orm';
import { type JobContext, JobEndedError } from '@/lib/jobs';
import type { Actor, AppServices } from '@/trpc/context';
import { undoCause } from '../../changes';
import { type JobWriteContext, jobContext } from '../../changes/job-context';
import { type BulkRow, changeRun, loadRun } from '../bulk.queries';
import { tellStarter } from '../tell-people';

/** Changes of one transaction. */
const chunkChanges = 250;
/** Counting what was undone reads all of it: often enough to see that it goes on. */
const reportEvery = 4;

type Job = JobContext<{ runId: string; actor: Actor }>;

/** How many records of a run are as they were again, and how many are not, by the change log itself. */
async function countRecords(db: Reader, { id, object }: BulkRow): Promise<{ undone: number; kept: number }> {
  const { changes } = db.tables;
  const records = async (undone: boolean) => {
    const [row] = await db.sql
      .select({ count: countDistinct(changes.recordId) })
      .from(changes)
      .where(
        and(
          eq(changes.tenantId, db.tenantId),
          eq(changes.causeKind, 'bulk'),
          eq(changes.causeId, id),
          eq(changes.object, object),
          undone ? isNotNull(changes.undoneBy) : isNull(changes.undoneBy),
        ),
      );
    return Number(row?.count ?? 0);
  };
  return { undone: await records(true), kept: await records(false) };
}

const changedSince = 'They were changed since, or are gone for good, and stay as they are.';

/** Writes down how far undoing is. */
const report = (ctx: JobWriteContext, run: BulkRow): Promise<void> =>
  ctx.db.transaction('bulk.undo-report', async (tx) => {
    const { undone } = await countRecords(tx, run);
    await changeRun(tx, { id: run.id, is: ['undoing'] }, { done: undone, updatedAt: ctx.app.now() });
  });

/** Ends the undoing. After an error what could be undone is, and it can be tried again. */
const end = (ctx: JobWriteContext, run: BulkRow, broken?: string): Promise<void> =>
  ctx.db.transaction('bulk.undo-end', async (tx) => {
    const now = ctx.app.now();
    const { undone, kept } = await countRecords(tx, run);
    const counts = { total: undone + kept, done: undone + (broken ? 0 : kept), changed: kept, updatedAt: now };
    const how = broken
      ? { status: 'done' as const, failed: 0, error: broken }
      : { status: 'undone' as const, failed: kept, error: kept > 0 ? changedSince : null };
    const ended = await changeRun(tx, { id: run.id, is: ['undoing'] }, { ...counts, ...how });
    if (ended && !broken) await tellStarter(tx, ended, now);
  });

async function undoAll(ctx: JobWriteContext, job: Job, run: BulkRow): Promise<void> {
  let cursor: string | null = null;
  let chunks = 0;
  do {
    job.signal.throwIfAborted();
    const chunk: Awaited<ReturnType<typeof undoCause>> = await undoCause(ctx, {
      causeKind: 'bulk',
      causeId: run.id,
      limit: chunkChanges,
      inUse: async (tx) => {
        await job.fence(tx);
        return new Set();
      },
      ...(cursor && { cursor }),
    });
    cursor = chunk.cursor;
    chunks += 1;
    await job.progress({ chunks });
    if (chunks % reportEvery === 0) await report(ctx, run);
    await nextTurn();
  } while (cursor);
}

const broken = 'Undoing stopped because of an error on our side. What was undone stays undone; you can try again.';

/**
 * Takes back what a run did, the latest first; what somebody changed since stays as it is. May be killed at any moment
 * and run again.
 */
export async function undoBulk(app: AppServices, job: Job, maxAttempts: number): Promise<void> {
  const { tenantId, data } = job;
  if (!tenantId) throw new Error('a bulk run is undone in a workspace');
  const ctx = await jobContext(app, { ...job, tenantId }, data.actor);
  const run = await ctx?.db.read('bulk.get', (db) => loadRun(db, data.runId));
  if (!ctx || run?.status !== 'undoing') return;
  try {
    await undoAll(ctx, job, run);
    await end(ctx, run);
  } catch (error) {
    if (!job.signal.aborted && !(error instanceof JobEndedError) && job.attempt >= maxAttempts) {
      await end(ctx, run, broken);
    }
    throw error;
  }
}
