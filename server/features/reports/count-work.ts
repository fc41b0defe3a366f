import type { Reader } from '@db/database';
import { and, count, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { localDay, localMonth } from '../lists/local-time';
import type { WorkKind, WorkTotal } from './work-share.rules';

/** From an instant up to, and without, another; days are those of the zone. */
export type WorkSpan = { from: Date; until: Date; timeZone: string; ownerId?: string | undefined };

type Source = { at: SQLiteColumn; where: SQL | undefined; who: SQLiteColumn; kind: SQL };

/** Calls, meetings and mails that took place, notes that were written and tasks that were done. */
function sourcesOf({ tables: { activities, notes, tasks }, tenantId }: Reader): Source[] {
  const live = (table: typeof activities | typeof notes | typeof tasks, ...more: SQL[]) =>
    and(eq(table.tenantId, tenantId), isNull(table.deletedAt), ...more);
  return [
    {
      ...{ at: activities.startsAt, who: activities.ownerId, kind: sql`${activities.kind}` },
      where: live(activities, eq(activities.done, true)),
    },
    { at: notes.createdAt, who: notes.createdBy, kind: sql`'note'`, where: live(notes) },
    { at: tasks.doneAt, who: tasks.ownerId, kind: sql`'task'`, where: live(tasks, eq(tasks.done, true)) },
  ];
}

/** Reads every piece of work in the span, and adds it up by month, week, kind and person. */
export async function countWork(db: Reader, { from, until, timeZone, ownerId }: WorkSpan): Promise<WorkTotal[]> {
  const found: WorkTotal[] = [];
  for (const { at, where, who, kind } of sourcesOf(db)) {
    const rows = await db.sql
      .select({
        month: sql<string>`${localMonth(db, at, timeZone)}`.as('work_month'),
        // 1970 began on a Thursday. Both databases divide towards nought, so that weeks before it are moved above it.
        week: sql<number>`(${localDay(db, at, timeZone)} + 3 + 700000) / 7 - 100000`.as('work_week'),
        kind: sql<WorkKind>`${kind}`.as('work_kind'),
        who: sql<string | null>`${who}`.as('work_who'),
        count: count(),
      })
      .from(at.table)
      .where(and(where, gte(at, from), lt(at, until), ownerId ? eq(who, ownerId) : undefined))
      .groupBy(sql`work_month`, sql`work_week`, sql`work_kind`, sql`work_who`);
    found.push(
      ...rows.map((row) => ({ ...row, week: Number(row.week), who: row.who ?? '', count: Number(row.count) })),
    );
  }
  return found;
}

/** The instant of the latest work before another one. */
export async function latestWork(db: Reader, until: Date): Promise<Date | undefined> {
  const latest: Date[] = [];
  for (const { at, where } of sourcesOf(db)) {
    const [found] = await db.sql
      .select({ at })
      .from(at.table)
      .where(and(where, lt(at, until)))
      .orderBy(desc(at))
      .limit(1);
    if (found?.at) latest.push(found.at as Date);
  }
  return latest.sort((a, b) => b.getTime() - a.getTime())[0];
}
