import type { Reader } from '@db/database';
import { and, count, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { startOfDay } from '../filters/date-ranges';
import { localDay } from '../lists/local-time';
import { dayAfter, daysOf, mondayOf, weekOf } from './period.rules';
import type { Scope } from './scope';

export const workKinds = ['call', 'meeting', 'email', 'note', 'task'] as const;
export type WorkKind = (typeof workKinds)[number];

/** How much of a kind somebody did in a week; `who` is a user id, or null. */
export type Work = { week: number; kind: WorkKind; who: string | null; count: number };
export type WorkWeek = { week: string } & Record<WorkKind, number>;

/** The instants of a scope's period: from the first up to, and without, the second. */
export function instantsOf({ period, timeZone }: Scope): { from: Date; until: Date } {
  const days = daysOf(period);
  return { from: startOfDay(days.from, timeZone), until: startOfDay(dayAfter(days.to), timeZone) };
}

type Source = { at: SQLiteColumn; where: (SQL | undefined)[]; who: SQLiteColumn; kind: SQL };

async function workOf(db: Reader, scope: Scope, { at, where, who, kind }: Source): Promise<Work[]> {
  const { from, until } = instantsOf(scope);
  const day = localDay(db, at, scope.timeZone);
  const rows = await db.sql
    .select({
      // 1970 began on a Thursday.
      week: sql<number>`(${day} + 3) / 7`.as('work_week'),
      kind: sql<WorkKind>`${kind}`.as('work_kind'),
      who: sql<string | null>`${who}`.as('work_who'),
      count: count(),
    })
    .from(at.table)
    .where(and(...where, gte(at, from), lt(at, until), scope.ownerId ? eq(who, scope.ownerId) : undefined))
    .groupBy(sql`work_week`, sql`work_kind`, sql`work_who`);
  return rows.map((row) => ({ ...row, week: Number(row.week), count: Number(row.count) }));
}

/** Calls, meetings and mails that took place, notes that were written and tasks that were done in the period. */
export async function workIn(db: Reader, scope: Scope): Promise<Work[]> {
  const { activities, notes, tasks } = db.tables;
  const live = ({ tenantId, deletedAt }: typeof activities | typeof notes | typeof tasks) => [
    eq(tenantId, db.tenantId),
    isNull(deletedAt),
  ];
  const { from } = instantsOf(scope);
  return [
    ...(await workOf(db, scope, {
      ...{ at: activities.startsAt, who: activities.ownerId, kind: sql`${activities.kind}` },
      where: [...live(activities), eq(activities.done, true)],
    })),
    ...(await workOf(db, scope, {
      ...{ at: notes.createdAt, who: notes.createdBy, kind: sql`'note'` },
      where: live(notes),
    })),
    ...(await workOf(db, scope, {
      ...{ at: tasks.doneAt, who: tasks.ownerId, kind: sql`'task'` },
      // What was done since was changed since: of the two there is an index of the change.
      where: [...live(tasks), eq(tasks.done, true), gte(tasks.updatedAt, from)],
    })),
  ];
}

/** Every week that the period touches, with what was done in it on days of the period. */
export function weeksOf({ period }: Scope, work: readonly Work[]): WorkWeek[] {
  const days = daysOf(period);
  const first = weekOf(days.from);
  const weeks = Array.from({ length: weekOf(days.to) - first + 1 }, (_, index): WorkWeek => {
    return { week: mondayOf(first + index), call: 0, meeting: 0, email: 0, note: 0, task: 0 };
  });
  for (const { week, kind, count: done } of work) {
    const one = weeks[week - first];
    if (one && kind in one) one[kind] += done;
  }
  return weeks;
}
