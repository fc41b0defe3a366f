import { TZDate } from '@date-fns/tz';
import { endOfDay } from 'date-fns';
import type { Settler } from '../records/settle';
import { salesSettings } from '../workspaces/sales-settings';

/** The last millisecond of a day in a zone: until then nothing that is due on it is late. */
export function endOfDayIn(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(endOfDay(new TZDate(year, month - 1, date, 12, timeZone)).getTime());
}

/** When a task is due at the latest, from its day or its time. */
export const settleTasks: Settler = async (tx, _source, writes) => {
  const { timeZone } = await salesSettings(tx);
  for (const write of writes) {
    const { dueAt, dueOn } = write.after;
    const dueBy = dueAt instanceof Date ? dueAt : dueOn ? endOfDayIn(String(dueOn), timeZone) : null;
    write.after = { ...write.after, dueBy };
  }
};
