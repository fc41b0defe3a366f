import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Plus, SquareCheckBig } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { explainFailure } from '~/lib/api-client';
import { dayInWords, RelativeTime, useLocality } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { EmptyState } from '~/ui/empty-state';
import { SkeletonLines } from '~/ui/skeleton';
import { type Target, TaskDialog } from './work-dialogs';

type Task = RouterOutputs['tasks']['of']['rows'][number];

const pauseMs = 300;

/** The tasks on a record, open ones first; ticked off in place. */
export function RecordTasks({ target, mayWrite }: { target: Target; mayWrite: boolean }) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const [tasks, setTasks] = useState<Task[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const { object, id } = target;
  const load = useCallback(async () => {
    try {
      setTasks((await api.tasks.of.query({ object, recordId: id })).rows);
      setFailure(null);
    } catch (error) {
      setFailure(explainFailure(error).message);
    }
  }, [api, object, id]);
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'task' || event.parentId !== id) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  const complete = async (task: Task, done: boolean) => {
    setTasks((all) => all?.map((one) => (one.id === task.id ? { ...one, done } : one)) ?? null);
    try {
      const { groupId } = await api.tasks.complete.mutate({ ids: [task.id], done });
      announce(done ? `“${task.title}” done` : `“${task.title}” is open again`, groupId);
    } catch (error) {
      toastFailure(error, 'The task was not changed');
    }
    await load();
  };
  const add = mayWrite && (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>
      Add a task
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {failure && (
        <p role="alert" className="text-13 text-danger-text">
          {failure}
        </p>
      )}
      {!tasks && !failure && <SkeletonLines />}
      {tasks?.length === 0 && (
        <EmptyState icon={<SquareCheckBig />} title="Nothing to do" action={add}>
          What is to be done next stands here, and in the day of whoever it is for.
        </EmptyState>
      )}
      {tasks && tasks.length > 0 && (
        <>
          <div className="flex justify-end">{add}</div>
          <ul className="divide-y rounded-card border">
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} mayWrite={mayWrite} onComplete={(done) => void complete(task, done)} />
            ))}
          </ul>
        </>
      )}
      {adding && (
        <TaskDialog
          target={target}
          onClose={() => setAdding(false)}
          onDone={(record, groupId) => {
            setAdding(false);
            announce(`Added “${record.title}”`, groupId);
            void load();
          }}
        />
      )}
    </div>
  );
}

type RowProps = { task: Task; mayWrite: boolean; onComplete: (done: boolean) => void };

function TaskRow({ task, mayWrite, onComplete }: RowProps) {
  const { path } = useRecords();
  const locality = useLocality();
  const late = !task.done && task.dueBy !== null && new Date(task.dueBy) < new Date();
  return (
    <li className="flex min-h-11 items-center gap-3 px-3 py-2 text-13">
      <Checkbox
        label={`Done: ${task.title}`}
        hideLabel
        checked={task.done}
        disabled={!mayWrite}
        onChange={(event) => onComplete(event.target.checked)}
      />
      <Link
        to={path(`tasks/${task.id}`)}
        className={clsx('min-w-0 flex-1 truncate hover:underline', task.done && 'text-muted line-through')}
      >
        <bdi>{task.title}</bdi>
      </Link>
      {task.priority === 'high' && !task.done && <span className="shrink-0 text-12 text-danger-text">High</span>}
      {task.dueBy && (
        <span className={clsx('shrink-0 tabular-nums', late ? 'text-danger-text' : 'text-muted')}>
          {late && 'Late · '}
          {task.dueOn ? dayInWords(task.dueOn, locality) : <RelativeTime at={task.dueBy} />}
        </span>
      )}
      {task.owner && <Avatar name={task.owner.name} colourKey={task.owner.id} size="tiny" />}
    </li>
  );
}
