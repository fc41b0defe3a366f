import { createHash } from 'node:crypto';
import type { Reader, Transaction } from '@db/database';
import { and, count, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { dayIn, startOfDay } from '../filters/date-ranges';
import { activeMembers } from '../records/references';
import { instantAt } from '../tasks/repeat.rules';
import { endOfDayIn } from '../tasks/settle-tasks';
import { type NewNotification, notify, theSystem } from './notifications';

/** Reminders of one transaction: other writers wait for no more than this. */
export const stepReminders = 200;
const morning = '08:00:00';

/** Whether there are reminders to give: a read that costs nothing, so that no minute begins a transaction in vain. */
export async function hasReminders(db: Reader, now: Date): Promise<boolean> {
  const { tasks } = db.tables;
  const [one] = await db.sql.select({ id: tasks.id }).from(tasks).where(dueReminders(db, now)).limit(1);
  return one !== undefined;
}

function dueReminders(db: Reader, now: Date) {
  const { tasks } = db.tables;
  return and(
    eq(tasks.tenantId, db.tenantId),
    lte(tasks.reminderAt, now),
    isNull(tasks.remindedAt),
    // Written so, the index of reminders is the best one that SQLite sees; else it would take that of open tasks.
    sql`not ${tasks.done}`,
    isNull(tasks.deletedAt),
  );
}

/**
 * Gives reminders that are due. Claiming and telling are one transaction, and a row is claimed by one of several at once:
 * each is given exactly once. The version goes up, so that an edit that read the row before cannot take the claim back.
 * @returns how many there were
 */
export async function giveReminders(tx: Transaction, now: Date): Promise<number> {
  const { tasks } = tx.tables;
  const some = tx.sql.select({ id: tasks.id }).from(tasks).where(dueReminders(tx, now)).limit(stepReminders);
  const claimed = await tx.sql
    .update(tasks)
    .set({ remindedAt: now, version: sql`${tasks.version} + 1` })
    .where(and(dueReminders(tx, now), inArray(tasks.id, some)))
    .returning({ id: tasks.id, title: tasks.title, ownerId: tasks.ownerId, createdBy: tasks.createdBy });
  const told = claimed.flatMap(({ id, title, ownerId, createdBy }): NewNotification[] => {
    const userId = ownerId ?? createdBy;
    const about = { object: 'task', recordId: id, title, actor: theSystem, at: now, data: { reminder: true } };
    return userId ? [{ userId, kind: 'due', ...about }] : [];
  });
  const members = await activeMembers(
    tx,
    told.map(({ userId }) => userId),
  );
  await notify(
    tx,
    told.filter(({ userId }) => members.has(userId)),
  );
  return claimed.length;
}

/** The same for the same person and day in every process: the second row of the two is none. */
function idOfDay(tenantId: string, userId: string, day: string): string {
  const hex = createHash('sha256').update(`due ${tenantId} ${userId} ${day}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const inWords = (tasks: number): string =>
  `${tasks.toLocaleString('en')} ${tasks === 1 ? 'task is' : 'tasks are'} due today`;

/**
 * What people of the workspace are to be told of their day: from eight in the morning on, of what was planned by then. One
 * row a person and day; who was told already is not among them.
 */
export async function dayToTell(db: Reader, now: Date, timeZone: string): Promise<NewNotification[]> {
  const { tasks, notifications } = db.tables;
  const today = dayIn(timeZone, now);
  const begins = instantAt(today, morning, timeZone);
  if (now < begins) return [];
  const due = and(gte(tasks.dueBy, startOfDay(today, timeZone)), lte(tasks.dueBy, endOfDayIn(today, timeZone)));
  const open = and(eq(tasks.tenantId, db.tenantId), eq(tasks.done, false), isNull(tasks.deletedAt));
  const owners = await db.sql
    .select({ userId: tasks.ownerId, tasks: count() })
    .from(tasks)
    .where(and(open, due, isNotNull(tasks.ownerId), lt(tasks.createdAt, begins)))
    .groupBy(tasks.ownerId);
  const rows = owners.flatMap(({ userId, tasks: many }): NewNotification[] => {
    if (!userId) return [];
    const data = { day: today, tasks: many };
    const id = idOfDay(db.tenantId, userId, today);
    return [{ id, userId, kind: 'due', title: inWords(many), actor: theSystem, at: begins, data }];
  });
  if (rows.length === 0) return [];
  const ids = rows.map(({ id = '' }) => id);
  const known = await db.sql
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.tenantId, db.tenantId), inArray(notifications.id, ids)));
  const told = new Set(known.map(({ id }) => id));
  const members = await activeMembers(
    db,
    rows.map(({ userId }) => userId),
  );
  return rows.filter(({ id = '', userId }) => !told.has(id) && members.has(userId));
}
