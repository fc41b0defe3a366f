import type { Effect } from '../records/effects';
import { planCreate, type Write } from '../records/plan-write.rules';
import { salesSettings } from '../workspaces/sales-settings';
import { type Due, nextDue, nextReminder, type Repeat, wallOfDue } from './repeat.rules';
import { dueOf } from './settle-tasks';
import { taskObject } from './task-object';

const isDoneNow = ({ action, before, after }: Write): boolean =>
  action === 'update' && !before?.done && Boolean(after.done) && Boolean(after.repeat) && dueOf(after) !== undefined;

/** The columns of the task that comes after one that was done. */
function following({ after }: Write, due: Due, now: Date, timeZone: string) {
  const repeat = after.repeat as Repeat;
  const anchor = (after.repeatFrom as string | null) ?? wallOfDue(due, timeZone);
  const next = nextDue(repeat, { anchor, due, now, timeZone });
  const { title, body, priority, ownerId, object, recordId } = after;
  const reminderAt = after.reminderAt instanceof Date ? nextReminder(after.reminderAt, due, next, timeZone) : null;
  return {
    values: { title, body, priority, ownerId, repeat, reminderAt, ...next },
    columns: { object, recordId, repeatFrom: anchor },
  };
}

/**
 * Makes the next one of a repeating task that is done, in the same command. It carries the repetition on: the done one has
 * it no longer, so that opening it again and doing it once more makes no second one.
 */
export const tasksRepeat: Effect = async (tx, source, writes) => {
  if (!writes.some(isDoneNow)) return [...writes];
  const { timeZone } = await salesSettings(tx);
  return writes.flatMap((write) => {
    const due = isDoneNow(write) ? dueOf(write.after) : undefined;
    if (!due) return [write];
    const next = planCreate(taskObject, tx.tenantId, source, following(write, due, source.at, timeZone));
    return [{ ...write, after: { ...write.after, repeat: null } }, next];
  });
};
