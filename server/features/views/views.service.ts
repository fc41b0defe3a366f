import type { Transaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { loadRow } from '../records/bulk-rows';
import { refuseCollisions } from '../records/collisions';
import { sameValue } from '../records/diff.rules';
import type { RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planCreate, planMove, planUpdate, type Write } from '../records/plan-write.rules';
import { command, type Moved, notFound, refuse, type Written } from '../records/service';
import { findView } from '../records/views';
import { lockDefaults, otherDefaults } from './default-views';
import { refusedFields, rulesView } from './view.rules';
import { viewObject } from './view-object';
import { viewProblems } from './view-state.rules';
import { nextPosition, visibleRows, visibleView } from './views.queries';

type Values = Readonly<Record<string, unknown>>;

const notYours = (what: string) => new AppError('FORBIDDEN', { say: `${what} Ask its owner or a manager.` });

const needsManager = () =>
  new AppError('FORBIDDEN', { say: 'What everybody sees first is chosen by managers. Ask one of them.' });

async function written(tx: Transaction, id: string, groupId: string | null): Promise<Written> {
  const record = await findView(tx, viewObject, id);
  if (!record) throw notFound(viewObject);
  return { record, groupId };
}

/** The write, and what makes the object's present default give way to it. */
async function withDefault(tx: Transaction, source: ChangeSource, write: Write): Promise<Write[]> {
  const { id, object, isDefault, shared } = write.after;
  if (isDefault !== true || write.before?.isDefault === true) return [write];
  if (shared !== true) refuse({ isDefault: 'Share the view before you make it the default.' });
  const others = await otherDefaults(tx, String(object), id);
  return [write, ...others.flatMap((other) => planUpdate(viewObject, source, other, { isDefault: false }) ?? [])];
}

/**
 * Saves a view: private unless it is shared.
 * @throws AppError FORBIDDEN for a default by somebody who is no manager; INVALID_INPUT for a default that is private
 */
export async function createView(
  ctx: TenantContext,
  { id, object, values }: { id?: string; object: string; values: Values },
): Promise<Written> {
  if (values.isDefault === true && !ctx.can('views.manage')) throw needsManager();
  refuse(viewProblems(object, { kind: 'table', ...values }));
  const attempt = () =>
    command(ctx, 'views.create', async (tx, source) => {
      const existing = id && (await loadRow(tx, viewObject, id));
      if (existing) {
        if (existing.createdBy === ctx.actor.id) return written(tx, existing.id, null);
        throw new AppError('ALREADY_EXISTS', { say: 'There is a view with this id already.' });
      }
      if (values.isDefault === true) await lockDefaults(tx, object);
      const position = values.position ?? (await nextPosition(tx, object));
      const write = planCreate(viewObject, tx.tenantId, source, {
        ...(id && { id }),
        values: { ...values, position, ownerId: ctx.actor.id },
        columns: { object },
      });
      await performWrites(tx, source, await withDefault(tx, source, write));
      return written(tx, write.after.id, source.groupId);
    });
  try {
    return await attempt();
  } catch (error) {
    // Two clicks at the same moment on Postgres: the second one finds the view of the first.
    if (id && isUniqueViolation(error)) return attempt();
    throw error;
  }
}

function demandRights(ctx: TenantContext, before: RecordRow, values: Values): void {
  const changed = Object.keys(values).filter((key) => !sameValue(before[key], values[key]));
  const refused = refusedFields(ctx, before, changed);
  if (refused.length === 0) return;
  if (refused.includes('isDefault') && refused.length === 1) throw needsManager();
  throw notYours(
    before.locked === true ? 'This view is locked.' : 'Who sees this view, and who changes it, is not yours to say.',
  );
}

/**
 * Changes a view. Edits of different fields merge, of the same field conflict.
 * @throws AppError NOT_FOUND, also for private views of others; FORBIDDEN; PRECONDITION_FAILED in the trash; CONFLICT
 */
export const updateView = (
  ctx: TenantContext,
  { id, version, values }: { id: string; version: number; values: Values },
): Promise<Written> =>
  command(ctx, 'views.update', async (tx, source) => {
    const found = await visibleView(tx, ctx, id);
    if (values.isDefault === true) await lockDefaults(tx, String(found.object));
    const before = await visibleView(tx, ctx, id);
    if (before.deletedAt) {
      throw new AppError('PRECONDITION_FAILED', { say: 'This view is in the trash. Restore it first.' });
    }
    demandRights(ctx, before, values);
    refuse(viewProblems(String(before.object), values));
    if (version !== before.version)
      await refuseCollisions(tx, viewObject, { before, tags: undefined, values, version });
    const planned = planUpdate(viewObject, source, before, values);
    if (!planned) return written(tx, id, null);
    await performWrites(tx, source, await withDefault(tx, source, planned));
    return written(tx, id, source.groupId);
  });

/**
 * Into the trash, or back.
 * @throws AppError NOT_FOUND, also for private views of others; FORBIDDEN for those of somebody else, but for managers
 */
export const moveViews = (ctx: TenantContext, action: 'delete' | 'restore', ids: readonly string[]): Promise<Moved> =>
  command(ctx, `views.${action}`, async (tx, source) => {
    const rows = [...(await visibleRows(tx, ctx, ids)).values()];
    if (rows.some((row) => !rulesView(ctx, row))) throw notYours('This view belongs to somebody else.');
    const moving = rows.filter(({ deletedAt }) => Boolean(deletedAt) === (action === 'restore'));
    if (moving.length === 0) return { count: 0, groupId: null };
    await performWrites(
      tx,
      source,
      moving.map((row) => planMove(viewObject, source, row, action)),
    );
    return { count: moving.length, groupId: source.groupId };
  });
