import { daysOf, mondayOf, weekOf } from './period.rules';
import type { Scope } from './scope';
import type { Work } from './work-in';
import type { WorkKind } from './work-share.rules';

export type WorkWeek = { week: string } & Record<WorkKind, number>;

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
