import type { Transaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import type { CauseKind } from '@db/tables/history';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { chunks, maxIds } from '../records/bulk-rows';
import { performWrites } from '../records/perform-writes';
import type { Write } from '../records/plan-write.rules';
import { isObjectName, objects } from '../records/registry';
import { command, type Moved } from '../records/service';
import { titleOf } from '../records/titles';
import type { ChangeSource, WriteContext } from './append';
import { type ChangeRow, changeRows, seqOf } from './change-rows';
import { brokenLinks, planUndo, type Skipped, type UndoPlan } from './undo-plan';

/** Largest command that is taken back at once; imports are taken back in chunks. */
const maxGroup = 20_000;

const notThere = () => new AppError('NOT_FOUND', { say: 'There is no such change, or it is not in this workspace.' });

const conflict = (say: string, skipped: readonly Skipped[] = []) =>
  new AppError('CONFLICT', { say, details: { conflicts: skipped } });

/** The part of a command that concerns one record: itself and what stands on it, e.g. a person's jobs. */
const rootOf = ({ object, recordId, parentObject, parentId }: ChangeRow): string =>
  parentId ? `${parentObject} ${parentId}` : `${object} ${recordId}`;

async function chosen(tx: Transaction, target: { changeId: string } | { groupId: string }): Promise<ChangeRow[]> {
  const { changes } = tx.tables;
  const inGroup = (groupId: string) => changeRows(tx, eq(changes.groupId, groupId), { limit: maxGroup + 1 });
  if ('groupId' in target) return inGroup(target.groupId);
  const [change] = await changeRows(tx, eq(changes.id, target.changeId), { limit: 1 });
  if (!change) return [];
  return (await inGroup(change.groupId)).filter((other) => rootOf(other) === rootOf(change));
}

function demandRights(ctx: Pick<TenantContext, 'can'>, rows: readonly ChangeRow[]): void {
  const refused =
    (rows.some(({ object }) => object === 'tag') && !ctx.can('tags.manage')) ||
    (rows.some(({ causeKind }) => causeKind === 'import') && !ctx.can('imports.undo'));
  if (refused)
    throw new AppError('FORBIDDEN', { say: 'Your role does not include the right to undo this. Ask a manager.' });
}

/** Notes on the changes that they were undone; and on changes whose undoing was undone that they hold again. */
async function markUndone(tx: Transaction, source: ChangeSource, undone: readonly ChangeRow[]): Promise<void> {
  const { changes } = tx.tables;
  const ofTenant = eq(changes.tenantId, tx.tenantId);
  for (const part of chunks(undone, maxIds)) {
    await tx.sql
      .update(changes)
      .set({ undoneBy: source.groupId })
      .where(
        and(
          ofTenant,
          inArray(
            changes.id,
            part.map(({ id }) => id),
          ),
        ),
      );
    const redone = part.filter(({ causeKind, causeId }) => causeKind === 'undo' && causeId);
    if (redone.length === 0) continue;
    const causes = [...new Set(redone.map(({ causeId }) => causeId ?? ''))];
    const first = or(
      inArray(changes.groupId, causes),
      inArray(changes.id, causes),
      and(eq(changes.causeKind, 'import'), inArray(changes.causeId, causes)),
    );
    const groups = [...new Set(redone.map(({ groupId }) => groupId))];
    const records = redone.map(({ recordId }) => recordId);
    await tx.sql
      .update(changes)
      .set({ undoneBy: null })
      .where(and(ofTenant, first, inArray(changes.undoneBy, groups), inArray(changes.recordId, records)));
  }
}

async function perform(tx: Transaction, source: ChangeSource, plan: UndoPlan): Promise<void> {
  await performWrites(tx, source, plan.writes);
  await markUndone(tx, source, plan.undone);
}

function refuseConflicts({ skipped, writes }: UndoPlan): void {
  const changed = skipped.filter(({ why }) => why === 'changed since');
  if (changed.length > 0) {
    const [first] = changed;
    const labels =
      first && isObjectName(first.object)
        ? objects[first.object].fields.filter(({ key }) => first.fields.includes(key)).map(({ label }) => label)
        : [];
    throw conflict(`${first?.title ?? 'This record'} was changed since: ${labels.join(', ')}.`, changed);
  }
  const gone = skipped.filter(({ why }) => why === 'gone');
  if (gone.length > 0) throw conflict('It was deleted for good, so this cannot be undone.', gone);
  if (writes.length === 0) throw conflict('There is nothing left to undo: it is as it was before.', skipped);
}

/**
 * Takes back one command, or the part of one that a change belongs to, as a new change. All of it or nothing.
 * @throws AppError NOT_FOUND; FORBIDDEN; CONFLICT when it was undone already or a record was changed since, with
 * `details.conflicts: { object, recordId, title, fields }[]`; TOO_LARGE for more than 20,000 changes
 */
export async function undo(ctx: TenantContext, target: { changeId: string } | { groupId: string }): Promise<Moved> {
  const cause = { kind: 'undo' as const, id: 'changeId' in target ? target.changeId : target.groupId };
  const work = async (tx: Transaction, source: ChangeSource): Promise<Moved> => {
    const rows = await chosen(tx, target);
    if (rows.length === 0) throw notThere();
    if (rows.length > maxGroup) throw new AppError('TOO_LARGE', { say: 'This is too large to undo at once.' });
    demandRights(ctx, rows);
    const open = rows.filter(({ undoneBy }) => undoneBy === null);
    if (open.length === 0) throw conflict('This was undone already.');
    const plan = await planUndo(tx, source, open);
    refuseConflicts(plan);
    const broken = await brokenLinks(tx, plan.writes);
    if (broken.size > 0) throw conflict('It pointed to something that was deleted for good since.');
    await perform(tx, source, plan);
    return { count: plan.writes.length, groupId: source.groupId };
  };
  try {
    return await command(ctx, 'changes.undo', work, cause);
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('Something else has the same name by now.');
    throw error;
  }
}

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
    await perform(tx, source, { ...plan, writes, undone: plan.undone.filter(({ recordId }) => !kept.has(recordId)) });
    const last = rows.at(-1);
    return {
      undone: writes.length,
      skipped: [...plan.skipped, ...left(broken, 'gone'), ...left(used, 'in use')],
      cursor: rows.length === most && last ? String(last.seq) : null,
    };
  };
  return command(ctx, 'changes.undoCause', work, { kind: 'undo', id: causeId });
}
