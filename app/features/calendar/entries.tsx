import { SquareCheckBig } from 'lucide-react';
import type { RouterOutputs } from '@/api/types';
import { writePanel } from '~/features/records/view-state';
import { dueMoment } from '~/features/tasks/due-words';
import { activityIcons } from '~/features/tasks/meetings';
import type { CalendarEntry } from '~/ui/calendar-grid/types';

export type CalendarItem = RouterOutputs['tasks']['calendar']['items'][number];

type Situation = { timeZone: string; today: string; mayEdit: boolean; params: URLSearchParams };

/** A task or an activity as the calendar shows it; undefined for a task without a date. */
export function entryOf(
  item: CalendarItem,
  { timeZone, today, mayEdit, params }: Situation,
): CalendarEntry | undefined {
  const moment = dueMoment(item.type === 'task' ? item : { dueOn: null, dueAt: item.startsAt }, timeZone);
  if (!moment) return undefined;
  const isTask = item.type === 'task';
  const late = isTask && moment.day < today;
  return {
    id: item.id,
    ...moment,
    label: isTask ? item.title : item.subject,
    icon: isTask ? (
      <SquareCheckBig className="size-3.5" role="img" aria-label={late ? 'Overdue task' : 'Task'} />
    ) : (
      activityIcons[item.kind]
    ),
    tone: isTask ? (item.done ? 'done' : late ? 'late' : 'plain') : 'filled',
    to: `?${writePanel(params, { object: item.type, id: item.id })}`,
    movable: mayEdit,
  };
}
