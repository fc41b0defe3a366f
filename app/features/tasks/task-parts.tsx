import { useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { type KeyboardEvent, useRef } from 'react';
import { writePanel } from '~/features/records/view-state';
import { useSingleKeys } from '~/lib/single-keys';
import { CountBadge } from '~/ui/tag';
import { type Part, parts, shownTasks } from './my-day.rules';
import { TaskRow } from './task-row';
import type { MyDayState } from './use-my-day';

const titles: Record<Part, string> = { overdue: 'Overdue', today: 'Today', upcoming: 'Next 7 days', noDate: 'No date' };

type Props = {
  state: MyDayState;
  today: string;
  mayEdit: boolean;
  shown?: readonly Part[];
  /** Shows so many of each part. */
  most?: number;
};

/** The parts of a day. Arrows move between tasks, `x` ticks one off, Enter opens it. */
export function TaskParts({ state, today, mayEdit, shown = parts, most }: Props) {
  const [params] = useSearchParams();
  const lists = useRef<HTMLDivElement>(null);
  const singleKeys = useSingleKeys();
  const filled = shown
    .map((part) => ({ part, tasks: shownTasks(state.day, state.ticked, part) }))
    .filter(({ tasks }) => tasks.length > 0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest('[data-task]');
    if (!row) return;
    if (event.key === 'x' && singleKeys === 'on') {
      event.preventDefault();
      return row.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    const rows = [...(lists.current?.querySelectorAll('[data-task]') ?? [])];
    const next = rows[rows.indexOf(row) + by];
    if (!next) return;
    event.preventDefault();
    next.querySelector<HTMLElement>('a')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only add to Tab, which reaches every task by itself
    <div ref={lists} onKeyDown={onKeyDown} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {filled.map(({ part, tasks }) => (
        <section key={part} aria-label={titles[part]}>
          <h3
            className={clsx(
              'flex items-center gap-2 px-2 pb-1 font-medium text-12',
              part === 'overdue' ? 'text-danger-text' : 'text-muted',
            )}
          >
            {titles[part]}
            <CountBadge count={tasks.filter(({ done }) => !done).length} />
          </h3>
          <ul>
            {tasks.slice(0, most).map(({ task, done }) => (
              <TaskRow
                key={task.id}
                task={task}
                done={done}
                today={today}
                late={part === 'overdue'}
                to={`?${writePanel(params, { object: 'task', id: task.id })}`}
                mayEdit={mayEdit}
                onDone={(next) => void state.setDone(task, part, next)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
