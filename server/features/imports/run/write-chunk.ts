import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from '@db/database';
import type { ImportCounts } from '@db/tables/work';
import { and, eq, sql } from 'drizzle-orm';
import type { JobContext } from '@/lib/jobs';
import { changeSource } from '../../changes/append';
import type { JobWriteContext } from '../../changes/job-context';
import { companyObject } from '../../companies/company-object';
import { noteObject } from '../../notes/note-object';
import { chunks, insertRows } from '../../records/bulk-rows';
import { performWrites } from '../../records/perform-writes';
import type { Write } from '../../records/plan-write.rules';
import { tagObject } from '../../tags/tag-object';
import type { FileRow } from '../files/rows';
import type { ImportRow } from '../import-state';
import { nothingKnown } from '../plan/lookups';
import { addCounts, planBatch } from '../plan/plan-batch';
import type { RowOutcome } from '../plan/plan-rows';
import { planWrites } from '../plan/plan-writes';
import type { Prepared } from '../plan/prepare';

/** Writes between two turns of the event loop: about 25 ms, so that lists stay quick while an import runs. */
const slice = 150;

/** Another import of the workspace is writing just now. */
export class ImportsWaitError extends Error {
  override name = 'ImportsWaitError';
}

/** One import at a time writes to a workspace: two would not see each other's records and make them twice. */
async function waitForOthers(tx: Transaction): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  const [row] = await tx.rows<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`imports:${tx.tenantId}`}, 0)) as free`,
  );
  if (!row?.free) throw new ImportsWaitError();
}

/** Where the import stands; undefined when it is to stop. */
async function standing(tx: Transaction, id: string): Promise<Pick<ImportRow, 'rowsDone' | 'counts'> | undefined> {
  const { imports } = tx.tables;
  const [row] = await tx.sql
    .select({ status: imports.status, rowsDone: imports.rowsDone, counts: imports.counts })
    .from(imports)
    .where(and(eq(imports.tenantId, tx.tenantId), eq(imports.id, id)));
  return row?.status === 'running' ? row : undefined;
}

async function keepBadRows(
  tx: Transaction,
  importId: string,
  outcomes: readonly RowOutcome[],
  fixes: Fixes,
): Promise<void> {
  const bad = outcomes.filter(({ result }) => result === 'invalid' || result === 'conflict');
  if (bad.length === 0) return;
  const { importRows } = tx.tables;
  for (const { read } of bad) {
    if (!fixes.has(read.row)) continue;
    await tx.sql
      .delete(importRows)
      .where(
        and(eq(importRows.tenantId, tx.tenantId), eq(importRows.importId, importId), eq(importRows.row, read.row)),
      );
  }
  const rows = bad.map(({ read, result, problems }) => ({
    tenantId: tx.tenantId,
    importId,
    row: read.row,
    result,
    fixes: fixes.get(read.row) ?? {},
    problems,
    cells: read.cells,
  }));
  for (const part of chunks(rows, 500)) await insertRows(tx, importRows, part);
}

type Fixes = ReadonlyMap<number, Record<string, string>>;

function countWrites(counts: ImportCounts, writes: readonly Write[]): void {
  const made = (name: string) =>
    writes.filter(({ object, action }) => object.name === name && action === 'create').length;
  counts.tagsCreated = (counts.tagsCreated ?? 0) + made(tagObject.name);
  counts.notesCreated = (counts.notesCreated ?? 0) + made(noteObject.name);
  counts.companiesCreated = (counts.companiesCreated ?? 0) + made(companyObject.name);
}

export type Chunk = {
  row: ImportRow;
  prepared: Prepared;
  fixes: Fixes;
  rows: readonly FileRow[];
  /** Rows that were in before this chunk. */
  done: number;
};

/**
 * Puts rows into the workspace, with everything that follows, and notes how far the import is: all of it or nothing.
 * @returns false when the import was cancelled or another process has gone on with it
 */
export async function writeChunk(
  ctx: JobWriteContext,
  job: Pick<JobContext<unknown>, 'fence'>,
  { row, prepared, fixes, rows, done }: Chunk,
): Promise<boolean> {
  return ctx.db.transaction('imports.chunk', async (tx) => {
    await waitForOthers(tx);
    const before = await standing(tx, row.id);
    if (before?.rowsDone !== done) return false;
    const source = changeSource(ctx, { kind: 'import', id: row.id });
    const plan = await planBatch(tx, nothingKnown(), prepared, rows, fixes);
    await nextTurn();
    const newTags = prepared.planning.tags.takeNew();
    const writes = await planWrites(tx, source, { plan, newTags });
    await job.fence(tx);
    for (const part of chunks(writes, slice)) {
      await performWrites(tx, source, part);
      await nextTurn();
    }
    await keepBadRows(tx, row.id, plan.outcomes, fixes);
    const counts = { ...(before.counts as ImportCounts) };
    addCounts(counts, plan.outcomes);
    countWrites(counts, writes);
    const { imports } = tx.tables;
    await tx.sql
      .update(imports)
      .set({ counts, rowsDone: done + rows.length, updatedAt: ctx.app.now() })
      .where(and(eq(imports.tenantId, tx.tenantId), eq(imports.id, row.id)));
    return true;
  });
}
