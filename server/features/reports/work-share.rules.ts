import { dayIn } from '../filters/date-ranges';
import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import { weekOf } from './period.rules';

const workKinds = ['call', 'meeting', 'email', 'note', 'task'] as const;
export type WorkKind = (typeof workKinds)[number];

/** How much of a kind somebody did in the days that a week and a month share; `who` is a user id, '' for nobody. */
export type WorkTotal = { month: string; week: number; kind: WorkKind; who: string; count: number };

type Deed = { kind: WorkKind; who: string; at: Date };

/** What a record counts for: a call, meeting or mail that took place, a note that was written, a task that was done. */
function deedOf(object: string, row: RecordRow): Deed | undefined {
  if (row.deletedAt) return undefined;
  if (object === 'note') return { kind: 'note', who: row.createdBy ?? '', at: row.createdAt };
  if (!row.done) return undefined;
  const who = row.ownerId ?? '';
  if (object === 'activity') return { kind: row.kind as WorkKind, who, at: row.startsAt as Date };
  return row.doneAt ? { kind: 'task', who, at: row.doneAt as Date } : undefined;
}

const sameDeed = (one: Deed | undefined, other: Deed | undefined): boolean =>
  one?.kind === other?.kind && one?.who === other?.who && one?.at.getTime() === other?.at.getTime();

export const keyOf = ({ month, week, kind, who }: Omit<WorkTotal, 'count'>): string =>
  [month, week, kind, who].join(' ');

type Book = { timeZone: string; since: string };

/** Whether writes change what anybody did. */
export const changesWork = (writes: readonly Pick<Write, 'object' | 'before' | 'after'>[]): boolean =>
  writes.some(
    ({ object, before, after }) =>
      !sameDeed(before ? deedOf(object.name, before) : undefined, deedOf(object.name, after)),
  );

/** What writes change of the totals of a book, in the order of the keys; days before those it has are left out. */
export function workChanges(
  writes: readonly Pick<Write, 'object' | 'before' | 'after'>[],
  { timeZone, since }: Book,
): WorkTotal[] {
  const totals = new Map<string, WorkTotal>();
  const add = (deed: Deed | undefined, count: number) => {
    if (!deed) return;
    const day = dayIn(timeZone, deed.at);
    if (day < since) return;
    const total = { month: day.slice(0, 7), week: weekOf(day), kind: deed.kind, who: deed.who, count: 0 };
    const known = totals.get(keyOf(total)) ?? total;
    totals.set(keyOf(total), { ...known, count: known.count + count });
  };
  for (const { object, before, after } of writes) {
    if (before) add(deedOf(object.name, before), -1);
    add(deedOf(object.name, after), 1);
  }
  return [...totals.values()].filter(({ count }) => count !== 0).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
