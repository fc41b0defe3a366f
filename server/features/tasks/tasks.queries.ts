import type { Reader } from '@db/database';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { activityObject } from '../activities/activity-object';
import { standingViews, standsOn } from '../activities/standing-views';
import type { WorkedOn } from '../activities/worked-on';
import { dayIn, startOfDay } from '../filters/date-ranges';
import { endOfDayIn } from './settle-tasks';
import { taskObject } from './task-object';

const standing = z.object({ record: standsOn });
export const taskItem = z.intersection(taskObject.schemas.view, standing);
export const activityItem = z.intersection(activityObject.schemas.view, standing);
export type TaskItem = z.output<typeof taskItem>;
export type ActivityItem = z.output<typeof activityItem>;

type Context = Pick<TenantContext, 'db' | 'tenant' | 'actor' | 'app'>;

/** The most of one list of a day. */
const mostOfDay = 50;
const mostOfRecord = 200;
const mostOfCalendar = 2_000;
const mostDays = 62;
const dayMs = 86_400_000;

const nextDay = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

const tasksWhere = async (db: Reader, where: SQL | undefined, page: { orderBy: SQL[]; limit: number }) => {
  const { tasks } = db.tables;
  const live = and(eq(tasks.tenantId, db.tenantId), isNull(tasks.deletedAt), where);
  return (await standingViews(db, taskObject, live, page)) as unknown as TaskItem[];
};

const activitiesWhere = async (db: Reader, where: SQL | undefined, limit: number) => {
  const { activities } = db.tables;
  const live = and(eq(activities.tenantId, db.tenantId), isNull(activities.deletedAt), where);
  const orderBy = [asc(activities.startsAt), asc(activities.id)];
  return (await standingViews(db, activityObject, live, { orderBy, limit })) as unknown as ActivityItem[];
};

/** The tasks on a record: open ones as they are due, those without a date after them; then the done ones, the last first. */
export const tasksOf = ({ db }: Pick<Context, 'db'>, { object, recordId }: WorkedOn): Promise<{ rows: TaskItem[] }> =>
  db.read('tasks.of', async (reader) => {
    const { tasks } = reader.tables;
    const orderBy = [
      asc(tasks.done),
      sql`${tasks.doneAt} desc nulls last`,
      sql`${tasks.dueBy} asc nulls last`,
      desc(tasks.id),
    ];
    const on = and(eq(tasks.object, object), eq(tasks.recordId, recordId));
    return { rows: await tasksWhere(reader, on, { orderBy, limit: mostOfRecord }) };
  });

export type MyDay = Record<'overdue' | 'today' | 'upcoming' | 'noDate', TaskItem[]> & { meetings: ActivityItem[] };

/** What the viewer has to do, by when it is due in the workspace's zone; at most fifty of each. */
export async function myDay({ db, tenant, actor, app }: Context): Promise<MyDay> {
  const userId = actor.kind === 'user' ? actor.id : null;
  if (!userId) return { overdue: [], today: [], upcoming: [], noDate: [], meetings: [] };
  const now = app.now();
  const today = dayIn(tenant.timeZone, now);
  const [begin, end] = [startOfDay(today, tenant.timeZone), endOfDayIn(today, tenant.timeZone)];
  const weekEnd = endOfDayIn(nextDay(today, 7), tenant.timeZone);
  return db.read('tasks.myDay', async (reader) => {
    const { tasks, activities } = reader.tables;
    const mine = (when: SQL | undefined) =>
      tasksWhere(reader, and(eq(tasks.ownerId, userId), eq(tasks.done, false), when), {
        orderBy: [sql`${tasks.dueBy} asc nulls last`, desc(tasks.createdAt), desc(tasks.id)],
        limit: mostOfDay,
      });
    const planned = or(eq(activities.kind, 'meeting'), eq(activities.done, false));
    const within = and(gte(activities.startsAt, begin), lte(activities.startsAt, end));
    return {
      overdue: await mine(lt(tasks.dueBy, now)),
      today: await mine(and(gte(tasks.dueBy, now), lte(tasks.dueBy, end))),
      upcoming: await mine(and(gt(tasks.dueBy, end), lte(tasks.dueBy, weekEnd))),
      noDate: await mine(isNull(tasks.dueBy)),
      meetings: await activitiesWhere(reader, and(eq(activities.ownerId, userId), planned, within), mostOfDay),
    };
  });
}

export const calendarItem = z.union([
  z.intersection(z.object({ type: z.literal('task') }), taskItem),
  z.intersection(z.object({ type: z.literal('activity') }), activityItem),
]);
export type CalendarItem = z.output<typeof calendarItem>;
export type Calendar = { items: CalendarItem[]; truncated: boolean };

/** @throws AppError INVALID_INPUT for more days than a calendar shows, or none */
function demandSpan(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days >= 1 && days <= mostDays) return;
  throw new AppError('INVALID_INPUT', {
    say: 'Choose other days.',
    fields: { to: days < 1 ? 'Ends before it begins.' : `At most ${mostDays} days at once.` },
  });
}

/**
 * Tasks that are due and activities that take place on some days ('YYYY-MM-DD', both included) of the workspace's zone, in
 * the order of time.
 * @param ownerId only what is theirs
 */
export async function calendar(
  { db, tenant }: Pick<Context, 'db' | 'tenant'>,
  { from, to, ownerId }: { from: string; to: string; ownerId?: string },
): Promise<Calendar> {
  demandSpan(from, to);
  const [begin, end] = [startOfDay(from, tenant.timeZone), endOfDayIn(to, tenant.timeZone)];
  return db.read('tasks.calendar', async (reader) => {
    const { tasks, activities } = reader.tables;
    const limit = mostOfCalendar + 1;
    // Done or not says nothing, but lets the index by date be used.
    const any = inArray(tasks.done, [true, false]);
    const due = and(
      any,
      gte(tasks.dueBy, begin),
      lte(tasks.dueBy, end),
      ownerId ? eq(tasks.ownerId, ownerId) : undefined,
    );
    const orderBy = [asc(tasks.dueBy), asc(tasks.id)];
    const found = await tasksWhere(reader, due, { orderBy, limit });
    const takingPlace = and(
      gte(activities.startsAt, begin),
      lte(activities.startsAt, end),
      ownerId ? eq(activities.ownerId, ownerId) : undefined,
    );
    const held = await activitiesWhere(reader, takingPlace, limit);
    const items: { at: string; item: CalendarItem }[] = [
      ...found.map((task) => ({ at: task.dueBy ?? '', item: { type: 'task' as const, ...task } })),
      ...held.map((activity) => ({ at: activity.startsAt, item: { type: 'activity' as const, ...activity } })),
    ];
    items.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    return {
      items: items.slice(0, mostOfCalendar).map(({ item }) => item),
      truncated: items.length > mostOfCalendar,
    };
  });
}
