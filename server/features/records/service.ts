import type { Transaction } from '@db/database';
import { isDeadlock, isUniqueViolation } from '@db/errors';
import { AppError } from '@/lib/errors';
import { type ChangeSource, changeSource, type WriteContext } from '../changes/append';
import { loadRow, loadRows } from './bulk-rows';
import { writeProblems } from './checks';
import { refuseCollisions } from './collisions';
import { withEffects } from './effects';
import type { ObjectDefinition, RecordRow } from './object-types';
import { performWrites, StaleRowError } from './perform-writes';
import { type CreateItem, planCreate, planMove, planUpdate, type Write } from './plan-write.rules';
import { withPhoneNumbers } from './read-values';
import { tagIdsOf } from './record-tags';
import type { Problems } from './references';
import { refuseTaken } from './unique-fields';
import { findView, type View } from './views';

type Values = Readonly<Record<string, unknown>>;
/** `groupId` undoes the command; null when nothing was changed. */
export type Written = { record: View; groupId: string | null };
export type Moved = { count: number; groupId: string | null };

export const notFound = (object: ObjectDefinition): AppError =>
  new AppError('NOT_FOUND', {
    say: `There is no such ${object.label.one.toLowerCase()}, or it is not in this workspace.`,
  });

export function refuse(problems: Problems, path = 'values'): void {
  const fields = Object.fromEntries(Object.entries(problems).map(([key, what]) => [`${path}.${key}`, what]));
  if (Object.keys(fields).length > 0)
    throw new AppError('INVALID_INPUT', { say: 'Some fields are not right.', fields });
}

const tries = 4;

/**
 * One command in one transaction. When a row moved on between reading and writing, the whole of it is done again in a
 * new transaction: its place in the change log is then after the one it lost to.
 */
export async function command<T>(
  ctx: WriteContext,
  name: string,
  work: (tx: Transaction, source: ChangeSource) => Promise<T>,
  cause?: Parameters<typeof changeSource>[1],
): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await ctx.db.transaction(name, (tx) => work(tx, changeSource(ctx, cause)));
    } catch (error) {
      if (!(error instanceof StaleRowError || isDeadlock(error))) throw error;
      if (left === 0)
        throw new AppError('BUSY', { say: 'Others are changing the same records. Try again.', cause: error });
    }
  }
}

/** A record in the middle of its transaction. @throws AppError NOT_FOUND */
export async function viewOf(tx: Transaction, object: ObjectDefinition, id: string): Promise<View> {
  const view = await findView(tx, object, id);
  if (!view) throw notFound(object);
  return view;
}

/** @throws AppError INVALID_INPUT or ALREADY_EXISTS, with fields */
export async function checkWrite(tx: Transaction, planned: Write): Promise<void> {
  const [problems] = await writeProblems(tx, planned.object, [planned]);
  refuse(problems ?? {});
  await refuseTaken(tx, planned.object, [planned.after]);
}

/** Two writers at the same moment: the second one now finds what the first wrote, and is told in words. */
export async function againWhenTaken<T>(
  object: ObjectDefinition,
  attempt: () => Promise<T>,
  hasId = false,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const decided = hasId || object.fields.some(({ unique }) => unique);
    if (decided && isUniqueViolation(error)) return attempt();
    throw error;
  }
}

/** The same id from the same person is the same click, whatever the network made of it. */
export function again(ctx: WriteContext, existing: RecordRow): void {
  if (existing.createdBy === ctx.actor.id) return;
  throw new AppError('ALREADY_EXISTS', { say: 'There is a record with this id already.' });
}

/** @throws AppError INVALID_INPUT with fields, ALREADY_EXISTS for an id that somebody else used */
export async function createRecord(ctx: WriteContext, object: ObjectDefinition, item: CreateItem): Promise<Written> {
  const values = withPhoneNumbers(object, item.values, ctx.tenant.defaultCountry);
  const write = (tx: Transaction, source: ChangeSource) => planCreate(object, tx.tenantId, source, { ...item, values });
  const attempt = () =>
    command(ctx, `${object.plural}.create`, async (tx, source): Promise<Written> => {
      const existing = item.id && (await loadRow(tx, object, item.id));
      if (existing) again(ctx, existing);
      else {
        const planned = write(tx, source);
        await checkWrite(tx, planned);
        await performWrites(tx, source, await withEffects(tx, source, [planned]));
        return { record: await viewOf(tx, object, planned.after.id), groupId: source.groupId };
      }
      return { record: await viewOf(tx, object, existing.id), groupId: null };
    });
  return againWhenTaken(object, attempt, item.id !== undefined);
}

/**
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash; INVALID_INPUT with fields; CONFLICT when a field was
 * changed by somebody else since `version`, with `details: { fields, current, yours }`. Other fields merge.
 */
export async function updateRecord(
  ctx: WriteContext,
  object: ObjectDefinition,
  input: { id: string; version: number; values: Values },
): Promise<Written> {
  const work = async (tx: Transaction, source: ChangeSource): Promise<Written> => {
    const before = await loadRow(tx, object, input.id);
    if (!before) throw notFound(object);
    if (before.deletedAt) {
      throw new AppError('PRECONDITION_FAILED', {
        say: `This ${object.label.one.toLowerCase()} is in the trash. Restore it first.`,
      });
    }
    const values = withPhoneNumbers(object, { ...input.values }, ctx.tenant.defaultCountry);
    const tags = 'tags' in values ? (await tagIdsOf(tx, object.name, [input.id])).get(input.id) : undefined;
    if (input.version !== before.version)
      await refuseCollisions(tx, object, { before, tags, values, version: input.version });
    const planned = planUpdate(object, source, before, values, tags);
    if (!planned) return { record: await viewOf(tx, object, input.id), groupId: null };
    await checkWrite(tx, planned);
    await performWrites(tx, source, await withEffects(tx, source, [planned]));
    return { record: await viewOf(tx, object, input.id), groupId: source.groupId };
  };
  return againWhenTaken(object, () => command(ctx, `${object.plural}.update`, work));
}

async function rowsOrRefuse(tx: Transaction, object: ObjectDefinition, ids: readonly string[]): Promise<RecordRow[]> {
  const rows = await loadRows(tx, object, ids);
  if (rows.size < new Set(ids).size) throw notFound(object);
  return [...rows.values()];
}

/**
 * Into the trash ('delete') or back ('restore'). What is there already is left as it is.
 * @throws AppError NOT_FOUND when any of them does not exist: nothing is moved then
 */
export function moveRecords(
  ctx: WriteContext,
  object: ObjectDefinition,
  action: 'delete' | 'restore',
  ids: readonly string[],
): Promise<Moved> {
  return command(ctx, `${object.plural}.${action}`, async (tx, source) => {
    const rows = await rowsOrRefuse(tx, object, ids);
    const moving = rows.filter(({ deletedAt }) => Boolean(deletedAt) === (action === 'restore'));
    if (moving.length === 0) return { count: 0, groupId: null };
    const writes = moving.map((row) => planMove(object, source, row, action));
    await refuseTaken(
      tx,
      object,
      writes.map(({ after }) => after),
    );
    await performWrites(tx, source, await withEffects(tx, source, writes));
    return { count: moving.length, groupId: source.groupId };
  });
}
