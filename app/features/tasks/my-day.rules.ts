import type { RouterOutputs } from '@/api/types';

export type MyDay = RouterOutputs['tasks']['myDay'];
export type TaskItem = MyDay['today'][number];
export type MeetingItem = MyDay['meetings'][number];
export type Part = 'overdue' | 'today' | 'upcoming' | 'noDate';
export const parts: readonly Part[] = ['overdue', 'today', 'upcoming', 'noDate'];

/** Tasks ticked off here, which stay where they were until the page is left. */
export type Ticked = ReadonlyMap<string, { task: TaskItem; part: Part; sending: boolean }>;
export type ShownTask = { task: TaskItem; done: boolean };

const byDue = (a: ShownTask, b: ShownTask): number =>
  (a.task.dueBy ?? '').localeCompare(b.task.dueBy ?? '') || b.task.createdAt.localeCompare(a.task.createdAt);

/** The tasks of a part: open ones as the server has them, and those just ticked off in their old places. */
export function shownTasks(day: MyDay, ticked: Ticked, part: Part): ShownTask[] {
  const open = day[part].filter(({ id }) => !ticked.has(id)).map((task) => ({ task, done: false }));
  const done = [...ticked.values()].filter((one) => one.part === part).map(({ task }) => ({ task, done: true }));
  return [...open, ...done].sort(byDue);
}

/** After the day was read again: what is open there was opened again, unless ticking it off is still under way. */
export function stillTicked(ticked: Ticked, day: MyDay): Ticked {
  const open = new Set(parts.flatMap((part) => day[part].map(({ id }) => id)));
  return new Map([...ticked].filter(([id, { sending }]) => sending || !open.has(id)));
}

/** A changed task in its place; the record it stands on stays as it was named. */
export function withTask(day: MyDay, changed: Record<string, unknown> & { id: string }): MyDay {
  const replace = (list: TaskItem[]) => list.map((task) => (task.id === changed.id ? { ...task, ...changed } : task));
  return { ...day, ...Object.fromEntries(parts.map((part) => [part, replace(day[part])])) };
}
