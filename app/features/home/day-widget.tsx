import { useRecords } from '~/features/records/records-context';
import { Meetings } from '~/features/tasks/meetings';
import { parts, shownTasks } from '~/features/tasks/my-day.rules';
import { TaskParts } from '~/features/tasks/task-parts';
import type { MyDayState } from '~/features/tasks/use-my-day';
import { TextLink } from '~/ui/text-link';
import { WidgetEmpty } from './widget-empty';

const mostOfPart = 6;
const shown = ['overdue', 'today', 'upcoming'] as const;

/** What is late, today's and next, to be ticked off in place. */
export function DayWidget({ state, today }: { state: MyDayState; today: string }) {
  const { path, can } = useRecords();
  const { day, ticked } = state;
  const isEmpty = shown.every((part) => shownTasks(day, ticked, part).length === 0) && day.meetings.length === 0;
  const more = parts.some((part) => day[part].length > mostOfPart) || day.noDate.length > 0;
  if (isEmpty) {
    return (
      <WidgetEmpty title="Nothing is waiting for you" action={{ to: path('tasks'), label: 'Add a task' }}>
        Your tasks and meetings of today appear here.
      </WidgetEmpty>
    );
  }
  return (
    <>
      {/* A long day must not stretch the charts beside it */}
      <div className="-mx-2 grid grid-cols-[minmax(0,1fr)] gap-4 print:max-h-none sm:max-h-84 sm:overflow-y-auto">
        <Meetings meetings={day.meetings} />
        <TaskParts state={state} today={today} mayEdit={can('records.update')} shown={shown} most={mostOfPart} />
      </div>
      {more && (
        <p className="mt-3 border-t pt-3 text-13">
          <TextLink to={path('tasks')}>All of my tasks</TextLink>
        </p>
      )}
    </>
  );
}
