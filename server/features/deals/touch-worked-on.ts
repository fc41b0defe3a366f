import type { Transaction } from '@db/database';
import { and, eq, inArray, isNull, min } from 'drizzle-orm';
import { leadObject } from '../leads/lead-object';
import { chunks, loadRows, maxIds } from '../records/bulk-rows';
import type { Keeper } from '../records/keep-books';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import { dealObject } from './deal-object';

/** When something that was written happened to the record it stands on; undefined for what is only planned. */
function happenedAt({ object, action, after }: Write, now: Date): Date | undefined {
  if (after.deletedAt || action === 'restore') return undefined;
  if (object.name === 'note') return now;
  if (!after.done) return undefined;
  const at = (object.name === 'task' ? after.doneAt : after.startsAt) as Date | null;
  return at && at <= now ? at : now;
}

async function nextDue(tx: Transaction, name: string, ids: readonly string[]): Promise<Map<string, Date>> {
  const { tasks, activities } = tx.tables;
  const next = new Map<string, Date>();
  const note = (id: string | null, at: Date | null) => {
    const known = id ? next.get(id) : undefined;
    if (id && at && (!known || at < known)) next.set(id, at);
  };
  for (const part of chunks(ids, maxIds)) {
    const open = await tx.sql
      .select({ id: tasks.recordId, at: min(tasks.dueBy) })
      .from(tasks)
      .where(
        and(
          eq(tasks.tenantId, tx.tenantId),
          eq(tasks.object, name),
          inArray(tasks.recordId, part),
          eq(tasks.done, false),
          isNull(tasks.deletedAt),
        ),
      )
      .groupBy(tasks.recordId);
    const planned = await tx.sql
      .select({ id: activities.recordId, at: min(activities.startsAt) })
      .from(activities)
      .where(
        and(
          eq(activities.tenantId, tx.tenantId),
          eq(activities.object, name),
          inArray(activities.recordId, part),
          eq(activities.done, false),
          isNull(activities.deletedAt),
        ),
      )
      .groupBy(activities.recordId);
    for (const { id, at } of [...open, ...planned]) note(id, at);
  }
  return next;
}

const latest = (dates: (Date | undefined)[]): Date | undefined =>
  dates.filter((at) => at !== undefined).sort((a, b) => b.getTime() - a.getTime())[0];

async function touchedBy(
  tx: Transaction,
  now: Date,
  object: ObjectDefinition,
  writes: readonly Write[],
): Promise<Write[]> {
  const standsOn = (row: RecordRow | null) => (row?.object === object.name && row.recordId ? String(row.recordId) : '');
  const ids = [...new Set(writes.flatMap(({ before, after }) => [standsOn(before), standsOn(after)]))].filter(Boolean);
  if (ids.length === 0) return [];
  const rows = await loadRows(tx, object, ids);
  const due = await nextDue(tx, object.name, ids);
  return [...rows.values()].flatMap((row): Write[] => {
    const own = writes.filter(({ after }) => standsOn(after) === row.id);
    const touchedAt = latest([row.touchedAt as Date, ...own.map((write) => happenedAt(write, now))]);
    const nextActivityAt = due.get(row.id) ?? null;
    const same =
      (row.nextActivityAt as Date | null)?.getTime() === nextActivityAt?.getTime() &&
      (row.touchedAt as Date).getTime() === touchedAt?.getTime();
    if (same) return [];
    const after = { ...row, nextActivityAt, touchedAt, version: row.version + 1 };
    return [{ object, action: 'update', before: row, after, diff: {}, silent: true }];
  });
}

/**
 * Deals and leads know when their next activity is due and when something last happened to them. Not told in their
 * history: the activity, task or note is, and stands on their timeline.
 */
export const touchWorkedOn: Keeper = async (tx, source, writes, perform) => {
  const touched = [
    ...(await touchedBy(tx, source.at, dealObject, writes)),
    ...(await touchedBy(tx, source.at, leadObject, writes)),
  ];
  if (touched.length > 0) await perform(touched);
};
