import type { Transaction } from '@db/database';
import type { CauseKind } from '@db/tables/history';
import { and, eq, isNull } from 'drizzle-orm';
import { maxIds } from '../records/bulk-rows';
import type { Write } from '../records/plan-write.rules';
import { command } from '../records/service';
import { titleOf } from '../records/titles';
import type { ChangeSource, WriteContext } from './append';
import { changeRows, seqOf } from './change-rows';
import { performUndo } from './undo-perform';
import { brokenLinks, planUndo, type Skipped } from './undo-plan';

export type UndoneChunk = {
  /** Records that are as they were before. */
  undone: number;
  /** Records that somebody changed since, or that are gone: they stay as they are. */
  skipped: Skipped[];
  /** Where the next chunk begins; null when this was the last. */
  cursor: string | null;
};

const left = (writes: Iterable<Write>, why: Skipped['why']): Skipped[] =>
  [...writes].map(({ object, after }) => ({
    why,
    fields: [],
    object: object.name,
    recordId: after.id,
    title: titleOf(object, after),
  }));

/**
 * Takes back a chunk of everything that an import (or another cause) did, the latest first. Call it until `cursor` is
 * null; each call is a transaction of its own, and calling one again does no harm.
 * @param limit changes a call, at most 500
 * @param inUse of the planned writes, those that others rely on by now: they are not done. Gets all of a call at once,
 * since some of the others may go with it.
 */
export function undoCause(
  ctx: WriteContext,
  {
    causeKind,
    causeId,
    cursor,
    limit = maxIds,
    inUse = async () => new Set(),
  }: {
    causeKind: CauseKind;
    causeId: string;
    cursor?: string;
    limit?: number;
    inUse?: (tx: Transaction, writes: readonly Write[]) => Promise<ReadonlySet<Write>>;
  },
): Promise<UndoneChunk> {
  const most = Math.min(limit, maxIds);
  const work = async (tx: Transaction, source: ChangeSource): Promise<UndoneChunk> => {
    const { changes } = tx.tables;
    const where = and(eq(changes.causeKind, causeKind), eq(changes.causeId, causeId), isNull(changes.undoneBy));
    const rows = await changeRows(tx, where, { before: seqOf(cursor), limit: most });
    const plan = await planUndo(tx, source, rows);
    const broken = await brokenLinks(tx, plan.writes);
    const used = await inUse(tx, plan.writes);
    const writes = plan.writes.filter((write) => !broken.has(write) && !used.has(write));
    const kept = new Set([...broken, ...used].map(({ after }) => after.id));
    await performUndo(tx, source, {
      ...plan,
      writes,
      undone: plan.undone.filter(({ recordId }) => !kept.has(recordId)),
    });
    const last = rows.at(-1);
    return {
      undone: writes.length,
      skipped: [...plan.skipped, ...left(broken, 'gone'), ...left(used, 'in use')],
      cursor: rows.length === most && last ? String(last.seq) : null,
    };
  };
  return command(ctx, 'changes.undoCause', work, { kind: 'undo', id: causeId });
}
