import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { ChevronDown, ChevronsUp, Clock, Repeat } from 'lucide-react';
import { isObjectName, pluralOf } from '~/features/records/types';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { useLocality } from '~/lib/time';
import { Checkbox } from '~/ui/checkbox';
import { dueWords } from './due-words';
import type { ShownTask, TaskItem } from './my-day.rules';

const repeatWords: Record<string, string> = {
  daily: 'Repeats every day',
  weekdays: 'Repeats every weekday',
  weekly: 'Repeats every week',
  monthly: 'Repeats every month',
  yearly: 'Repeats every year',
};

type Props = ShownTask & {
  today: string;
  late: boolean;
  /** Where the title leads: the panel over this page. */
  to: string;
  mayEdit: boolean;
  onDone: (done: boolean) => void;
};

/** One task: its box, its title, the record it stands on, and when it is due. */
export function TaskRow({ task, done, today, late, to, mayEdit, onDone }: Props) {
  const locality = useLocality();
  const due = dueWords(task, today, locality);
  return (
    <li
      data-task={task.id}
      className="group relative flex min-h-row items-start gap-2 rounded-control px-2 py-1 focus-within:bg-hover hover:bg-hover"
    >
      <Checkbox
        label={`Done: ${task.title}`}
        hideLabel
        checked={done}
        disabled={!mayEdit}
        onChange={(event) => onDone(event.target.checked)}
        className="relative z-10 mt-0.5 shrink-0 touch:-mx-2 touch:-mt-1.5 touch:-mb-2 touch:p-2"
      />
      <div className="min-w-0 flex-1">
        <Link
          to={to}
          preventScrollReset
          className={clsx(
            'block truncate rounded-small text-13 leading-6 after:absolute after:inset-0 after:rounded-control touch:text-14',
            done && 'text-muted line-through',
          )}
        >
          <bdi>{task.title}</bdi>
        </Link>
        <TaskOn record={task.record} />
      </div>
      <span className="flex h-6 shrink-0 items-center gap-1.5 text-12 text-muted">
        {task.repeat && <Repeat className="size-3.5" role="img" aria-label={repeatWords[task.repeat]} />}
        {task.priority === 'high' && (
          <ChevronsUp className="size-3.5 text-danger-text" role="img" aria-label="High priority" />
        )}
        {task.priority === 'low' && <ChevronDown className="size-3.5" role="img" aria-label="Low priority" />}
        {due && (
          <span
            className={clsx(
              'inline-flex items-center gap-1 tabular-nums',
              late && !done && 'font-medium text-danger-text',
            )}
          >
            {late && !done && <Clock className="size-3.5" role="img" aria-label="Overdue" />}
            {due}
          </span>
        )}
      </span>
    </li>
  );
}

/** The record that a task stands on, by name; a line of 24 px, as a finger or a shaking hand needs. */
export function TaskOn({ record }: Pick<TaskItem, 'record'>) {
  const { path } = useWorkspace();
  if (!record || !isObjectName(record.object)) return null;
  return (
    <Link
      to={path(`${pluralOf[record.object]}/${record.id}`)}
      className="relative z-10 block w-fit min-w-6 max-w-full truncate rounded-small text-12 text-muted leading-6 hover:text-text hover:underline"
    >
      <bdi>{record.title}</bdi>
    </Link>
  );
}
