import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { withOwner } from '../activities/activities.service';
import { demandWorkable, type WorkedOn } from '../activities/worked-on';
import { loadRows } from '../records/bulk-rows';
import { withEffects } from '../records/effects';
import { performWrites } from '../records/perform-writes';
import { planUpdate } from '../records/plan-write.rules';
import { command, createRecord, type Moved, notFound, type Written } from '../records/service';
import { taskObject } from './task-object';

type Values = Readonly<Record<string, unknown>>;

/** @throws AppError INVALID_INPUT when only one half of the record was said */
function recordOf({ object, recordId }: Partial<WorkedOn>): WorkedOn | undefined {
  if (object && recordId) return { object, recordId };
  if (!object && !recordId) return undefined;
  const [key, what] = object ? ['recordId', 'Say which one.'] : ['object', 'Say what kind of record it is.'];
  throw new AppError('INVALID_INPUT', {
    say: 'Say both what the task stands on and which one.',
    fields: { [key]: what },
  });
}

/**
 * Makes a task, on a record or on its own; the maker's own, unless somebody is named.
 * @throws AppError NOT_FOUND, PRECONDITION_FAILED for the record; INVALID_INPUT with fields
 */
export async function createTask(
  ctx: TenantContext,
  { id, values, ...input }: Partial<WorkedOn> & { id?: string; values: Values },
): Promise<Written> {
  const on = recordOf(input);
  if (on) await demandWorkable(ctx, on);
  return createRecord(ctx, taskObject, { id, values: withOwner(ctx, values), ...(on && { columns: on }) });
}

/**
 * Ticks tasks off, or opens them again, in one command. Those that are so already are left as they are.
 * @throws AppError NOT_FOUND when any of them does not exist; PRECONDITION_FAILED when one is in the trash
 */
export function completeTasks(
  ctx: TenantContext,
  { ids, done }: { ids: readonly string[]; done: boolean },
): Promise<Moved> {
  return command(ctx, 'tasks.complete', async (tx, source) => {
    const rows = await loadRows(tx, taskObject, ids);
    if (rows.size < new Set(ids).size) throw notFound(taskObject);
    if ([...rows.values()].some(({ deletedAt }) => deletedAt)) {
      throw new AppError('PRECONDITION_FAILED', { say: 'A task is in the trash. Restore it first.' });
    }
    const writes = [...rows.values()].flatMap((row) => planUpdate(taskObject, source, row, { done }) ?? []);
    if (writes.length === 0) return { count: 0, groupId: null };
    await performWrites(tx, source, await withEffects(tx, source, writes));
    return { count: writes.length, groupId: source.groupId };
  });
}
