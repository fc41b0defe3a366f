import { setTimeout as sleep } from 'node:timers/promises';
import { isUniqueViolation } from '@db/errors';
import { AppError } from '@/lib/errors';
import { type JobContext, JobEndedError } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { type JobWriteContext, jobContext } from '../../changes/job-context';
import { StaleRowError } from '../../records/perform-writes';
import type { FileRow } from '../files/rows';
import { dataRows } from '../files/stored-rows';
import type { ImportRow } from '../import-state';
import { loadImport, updateImport } from '../imports.queries';
import { loadFixes } from '../kept-rows';
import { noCounts } from '../plan/plan-batch';
import { prepareImport } from '../plan/prepare';
import { tellStarter } from './tell-starter';
import { type Chunk, ImportsWaitError, writeChunk } from './write-chunk';

/** Rows of one transaction: large enough to make syncing cheap, short enough for others to write in between. */
const chunkRows = 1_000;
const tries = 5;
const waitMs = 200;

type Job = JobContext<{ importId: string }>;

async function* inChunks(batches: AsyncIterable<FileRow[]>): AsyncGenerator<FileRow[]> {
  let chunk: FileRow[] = [];
  for await (const batch of batches) {
    chunk.push(...batch);
    while (chunk.length >= chunkRows) {
      yield chunk.slice(0, chunkRows);
      chunk = chunk.slice(chunkRows);
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** From waiting to running; an import that ran already goes on where it was. Undefined when there is nothing to do. */
async function begin(ctx: JobWriteContext, id: string): Promise<ImportRow | undefined> {
  return ctx.db.transaction('imports.begin', async (tx) => {
    const row = await loadImport(tx, id);
    if (row.status === 'running') return row;
    if (row.status !== 'queued') return undefined;
    const now = ctx.app.now();
    const counts = row.counts ?? noCounts();
    return updateImport(tx, row, { status: 'running', counts, startedAt: row.startedAt ?? now, updatedAt: now });
  });
}

/** Ends an import; one that was cancelled meanwhile stays that. */
async function end(
  ctx: JobWriteContext,
  id: string,
  how: { status: 'done' | 'failed'; error: string | null },
): Promise<void> {
  await ctx.db.transaction('imports.end', async (tx) => {
    const row = await loadImport(tx, id);
    if (row.status !== 'running' && row.status !== 'queued') return;
    const now = ctx.app.now();
    const ended = await updateImport(tx, row, { ...how, finishedAt: now, updatedAt: now });
    await tellStarter(tx, ended, now);
  });
}

type Running = { row: ImportRow; fixes: Chunk['fixes']; prepared: Chunk['prepared'] };

const prepare = (ctx: JobWriteContext, row: ImportRow) =>
  ctx.db.read('imports.prepare', (db) => prepareImport(db, row, ctx.tenant, ctx.app.now()));

/** Tries a chunk again when others wrote to the same records, or added the same tag, between reading and writing. */
async function write(
  ctx: JobWriteContext,
  job: Job,
  running: Running,
  part: Pick<Chunk, 'rows' | 'done'>,
): Promise<boolean> {
  for (let left = tries; ; ) {
    try {
      return await writeChunk(ctx, job, { ...running, ...part });
    } catch (error) {
      if (error instanceof ImportsWaitError) {
        await sleep(waitMs, undefined, { signal: job.signal });
        continue;
      }
      left -= 1;
      if (left === 0 || !(error instanceof StaleRowError || isUniqueViolation(error))) throw error;
      // What was planned, new tags included, was rolled back: everything is read anew.
      running.prepared = await prepare(ctx, running.row);
    }
  }
}

async function run(ctx: JobWriteContext, job: Job, row: ImportRow): Promise<void> {
  const { blobs } = ctx.app.services;
  const fixes = await ctx.db.read('imports.fixes', (db) => loadFixes(db, row.id));
  const running: Running = { row, fixes, prepared: await prepare(ctx, row) };
  let done = row.rowsDone;
  for await (const rows of inChunks(dataRows(blobs, row.format, done))) {
    job.signal.throwIfAborted();
    if (!(await write(ctx, job, running, { rows, done }))) return;
    done += rows.length;
    await job.progress({ rows: done, of: row.rowsTotal });
  }
  await end(ctx, row.id, { status: 'done', error: null });
}

const broken =
  'The import stopped because of an error on our side. What is in stays in; you can start it again or undo it.';

/** Writes the rows of an import, from the first one that is not in yet. May be killed at any moment and run again. */
export async function runImport(app: AppServices, job: Job, maxAttempts: number): Promise<void> {
  const { tenantId, data } = job;
  if (!tenantId) throw new Error('an import runs in a workspace');
  const stored = await app.database.forTenant(tenantId).read('imports.get', (db) => loadImport(db, data.importId));
  const actor = stored.options.startedBy ?? { kind: 'system', id: null, name: 'CRM Flow' };
  const ctx = await jobContext(app, { ...job, tenantId }, actor);
  const row = ctx && (await begin(ctx, data.importId));
  if (!row) return;
  try {
    await run(ctx, job, row);
  } catch (error) {
    if (job.signal.aborted || error instanceof JobEndedError) throw error;
    const refusal = error instanceof AppError ? error.say : undefined;
    if (refusal === undefined && job.attempt < maxAttempts) throw error;
    await end(ctx, row.id, { status: 'failed', error: refusal ?? broken });
    if (refusal === undefined) throw error;
  }
}
