import { TZDate } from '@date-fns/tz';
import { endOfDay } from 'date-fns';
import { startOfDay } from '../filters/date-ranges';
import { sameValue } from '../records/diff.rules';
import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import type { Settler } from '../records/settle';
import { salesSettings } from '../workspaces/sales-settings';
import { type Due, isOfSeries, type Repeat, wallOfDue } from './repeat.rules';

/** The last millisecond of a day in a zone: until then nothing that is due on it is late. */
export function endOfDayIn(day: string, timeZone: string): Date {
  return new Date(endOfDay(new TZDate(startOfDay(day, timeZone).getTime(), timeZone)).getTime());
}

/** When a task is due; undefined without a date. */
export function dueOf({ dueAt, dueOn }: Readonly<Record<string, unknown>>): Due | undefined {
  if (dueAt instanceof Date) return { dueOn: null, dueAt };
  return dueOn ? { dueOn: String(dueOn), dueAt: null } : undefined;
}

/** What a repeating task counts from: what it counted from so far, as long as its date is one of that series. */
function repeatsFrom({ repeat, repeatFrom }: RecordRow, due: Due | undefined, timeZone: string): string | null {
  const kept = (repeatFrom as string | undefined) ?? null;
  if (!repeat || !due) return kept;
  return kept && isOfSeries(repeat as Repeat, kept, due, timeZone) ? kept : wallOfDue(due, timeZone);
}

/** A reminder that was moved is given again. One that was long ago when it came with a file or the demo is not given. */
function remindedAt({ before, after }: Write, at: Date, isEdit: boolean): unknown {
  if (before && sameValue(before.reminderAt, after.reminderAt)) return after.remindedAt ?? null;
  return !isEdit && after.reminderAt instanceof Date && after.reminderAt <= at ? at : null;
}

/** When a task is due at the latest, from its day or its time; what it repeats from; whether it has still to remind. */
export const settleTasks: Settler = async (tx, source, writes) => {
  const { timeZone } = await salesSettings(tx);
  for (const write of writes) {
    const due = dueOf(write.after);
    write.after = {
      ...write.after,
      dueBy: due ? (due.dueAt ?? endOfDayIn(due.dueOn, timeZone)) : null,
      repeatFrom: repeatsFrom(write.after, due, timeZone),
      remindedAt: remindedAt(write, source.at, source.cause.kind === 'edit'),
    };
  }
};
