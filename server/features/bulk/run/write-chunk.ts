import type { Transaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { AppError } from '@/lib/errors';
import type { JobContext } from '@/lib/jobs';
import type { WriteContext } from '../../changes/append';
import { withEffects } from '../../records/effects';
import { performManyWrites } from '../../records/perform-writes';
import { objects } from '../../records/registry';
import { command } from '../../records/service';
import { titlesOf } from '../../records/titles';
import { type BulkRow, changeRun } from '../bulk.queries';
import { planChunk, type Refused } from './plan-chunk';
import { withReasons } from './reasons';

/** The run was cancelled, or another process has gone on with it. */
export class RunStoppedError extends Error {
  override name = 'RunStoppedError';
}

type Job = Pick<JobContext<unknown>, 'fence'>;

/** Notes how far the run is, in the transaction of its writes. @throws RunStoppedError: then nothing of them is in */
async function noted(
  tx: Transaction,
  run: BulkRow,
  now: Date,
  { of, changed, refused }: { of: number; changed: number; refused: readonly Refused[] },
): Promise<BulkRow> {
  const row = await changeRun(
    tx,
    { id: run.id, is: ['running'], done: run.done },
    {
      done: run.done + of,
      changed: run.changed + changed,
      failed: run.failed + refused.length,
      error: withReasons(run.error, refused),
      updatedAt: now,
    },
  );
  if (!row) throw new RunStoppedError('the run was stopped');
  return row;
}

const writeAll = (ctx: WriteContext, job: Job, run: BulkRow, ids: readonly string[]): Promise<BulkRow> =>
  command(
    ctx,
    'bulk.chunk',
    async (tx, source) => {
      const { writes, refused } = await planChunk(tx, source, run, ids);
      const all = await withEffects(tx, source, writes);
      await job.fence(tx);
      await performManyWrites(tx, source, all);
      return noted(tx, run, ctx.app.now(), { of: ids.length, changed: writes.length, refused });
    },
    { kind: 'bulk', id: run.id },
  );

const passing = new Set(['BUSY', 'UNAVAILABLE', 'STORAGE_FULL']);

/** Why a record was refused; undefined for what has nothing to do with it. */
function refusalIn(error: unknown): string | undefined {
  if (isUniqueViolation(error)) return 'Something else has the same value by now.';
  return error instanceof AppError && !passing.has(error.code) ? error.say : undefined;
}

/** Passes over a record that cannot be written. */
const skipOne = (ctx: WriteContext, job: Job, run: BulkRow, id: string, why: string): Promise<BulkRow> =>
  ctx.db.transaction('bulk.skip', async (tx) => {
    const object = objects[run.object];
    const title = (await titlesOf(tx, object, [id])).get(id) ?? object.label.one;
    await job.fence(tx);
    return noted(tx, run, ctx.app.now(), { of: 1, changed: 0, refused: [{ title, why }] });
  });

/**
 * Does the action to records, with everything that follows, and notes how far the run is: all of it or nothing. Where the
 * whole is refused because of some of them, halves are tried, down to the ones that it is about.
 * @returns the run as it is now
 * @throws RunStoppedError
 */
export async function writeChunk(ctx: WriteContext, job: Job, run: BulkRow, ids: readonly string[]): Promise<BulkRow> {
  try {
    return await writeAll(ctx, job, run, ids);
  } catch (error) {
    const why = refusalIn(error);
    if (why === undefined) throw error;
    const [first] = ids;
    if (ids.length === 1 && first) return skipOne(ctx, job, run, first, why);
    const half = Math.ceil(ids.length / 2);
    const between = await writeChunk(ctx, job, run, ids.slice(0, half));
    return writeChunk(ctx, job, between, ids.slice(half));
  }
}
