import type { Transaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Permission } from '@/trpc/access';
import type { TenantContext } from '@/trpc/context';
import { isObjectName, objects } from '../records/registry';
import { command, type Moved } from '../records/service';
import type { ChangeSource } from './append';
import { type ChangeRow, changeRows } from './change-rows';
import { undoableViewChanges } from './private-views';
import { performUndo } from './undo-perform';
import { brokenLinks, planUndo, type Skipped, type UndoPlan } from './undo-plan';

/** Largest command that is taken back at once; imports are taken back in chunks. */
const maxGroup = 20_000;

const notThere = () => new AppError('NOT_FOUND', { say: 'There is no such change, or it is not in this workspace.' });

const conflict = (say: string, skipped: readonly Skipped[] = []) =>
  new AppError('CONFLICT', { say, details: { conflicts: skipped } });

/** The part of a command that concerns one record: itself and what stands on it, e.g. a person's jobs. */
const rootOf = ({ object, recordId, parentObject, parentId }: ChangeRow): string =>
  parentId ? `${parentObject} ${parentId}` : `${object} ${recordId}`;

/**
 * Whether a command did the same to several records of a type: changed fifty people, trashed ten deals. One deed that
 * concerns several, as a conversion of a lead or a task that is done and comes again, did something else to each.
 */
function isOverMany(rows: readonly ChangeRow[]): boolean {
  const seen = new Map<string, string>();
  return rows.some((row) => {
    const deed = `${row.parentId ? row.parentObject : row.object} ${row.action}`;
    const root = rootOf(row);
    if (!seen.has(deed)) seen.set(deed, root);
    return seen.get(deed) !== root;
  });
}

type Target = { changeId: string } | { groupId: string };

async function chosen(tx: Transaction, target: Target): Promise<ChangeRow[]> {
  const { changes } = tx.tables;
  const inGroup = (groupId: string) => changeRows(tx, eq(changes.groupId, groupId), { limit: maxGroup + 1 });
  if ('groupId' in target) return inGroup(target.groupId);
  const [change] = await changeRows(tx, eq(changes.id, target.changeId), { limit: 1 });
  if (!change) return [];
  const all = await inGroup(change.groupId);
  return isOverMany(all) ? all.filter((other) => rootOf(other) === rootOf(change)) : all;
}

/** Who may change records of these types only with a right of their own may also undo only with it. */
const rightFor: Partial<Record<string, Permission>> = {
  tag: 'tags.manage',
  pipeline: 'pipelines.manage',
  stage: 'pipelines.manage',
  lostReason: 'pipelines.manage',
};

function demandRights(ctx: Pick<TenantContext, 'can' | 'actor'>, target: Target, rows: readonly ChangeRow[]): void {
  const needed = new Set(rows.map(({ object }) => rightFor[object]).filter((right) => right !== undefined));
  if ([...needed].some((right) => !ctx.can(right)) || (isImport(rows) && !ctx.can('imports.undo')))
    throw new AppError('FORBIDDEN', { say: 'Your role does not include the right to undo this. Ask a manager.' });
  // One record of many is like an edit of it; all that somebody else did at once is theirs to take back, or a manager's.
  const isOthers = rows.some(({ actorId }) => actorId !== ctx.actor.id);
  const isMany = rows.some(({ causeKind }) => causeKind === 'bulk') || isOverMany(rows);
  if ('groupId' in target && isOthers && isMany && !ctx.can('bulk.undo')) {
    const say =
      'Somebody else did this to several records at once. Ask them or a manager to undo it, or undo it record by record.';
    throw new AppError('FORBIDDEN', { say });
  }
}

const isImport = (rows: readonly ChangeRow[]): boolean => rows.some(({ causeKind }) => causeKind === 'import');

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
 * Takes back one command, or the part of one that a change belongs to, as a new change. All of it or nothing. Of a command
 * over several records, the part is the record of the change; any other command is one deed, and goes as a whole.
 * @throws AppError NOT_FOUND; FORBIDDEN, also for what somebody else did to several records at once; CONFLICT when it was undone already or a record was changed since, with
 * `details.conflicts: { object, recordId, title, fields }[]`; TOO_LARGE for more than 20,000 changes
 */
export async function undo(ctx: TenantContext, target: Target): Promise<Moved> {
  const cause = { kind: 'undo' as const, id: 'changeId' in target ? target.changeId : target.groupId };
  const work = async (tx: Transaction, source: ChangeSource): Promise<Moved> => {
    const rows = await undoableViewChanges(tx, ctx, await chosen(tx, target));
    if (rows.length === 0) throw notThere();
    if (rows.length > maxGroup) throw new AppError('TOO_LARGE', { say: 'This is too large to undo at once.' });
    demandRights(ctx, target, rows);
    const open = rows.filter(({ undoneBy }) => undoneBy === null);
    if (open.length === 0) throw conflict('This was undone already.');
    const plan = await planUndo(tx, source, open);
    refuseConflicts(plan);
    const broken = await brokenLinks(tx, plan.writes);
    if (broken.size > 0) throw conflict('It pointed to something that was deleted for good since.');
    await performUndo(tx, source, plan);
    return { count: plan.writes.length, groupId: source.groupId };
  };
  try {
    return await command(ctx, 'changes.undo', work, cause);
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('Something else has the same name by now.');
    throw error;
  }
}
