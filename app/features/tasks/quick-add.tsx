import { Plus, X } from 'lucide-react';
import { type FormEvent, type Ref, useState } from 'react';
import { v7 as newId } from 'uuid';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { useUndo } from '~/features/records/use-undo';
import { useLocality } from '~/lib/time';
import { instantOf } from '~/lib/wall-time';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/text-field';
import { nearDay } from './due-words';
import { type Kind, type QuickTask, readQuickTask } from './quick-add.rules';

const repeatLabels = {
  daily: 'every day',
  weekdays: 'every weekday',
  weekly: 'every week',
  monthly: 'every month',
  yearly: 'every year',
};

type Props = { today: string; inputRef: Ref<HTMLInputElement>; onAdded: () => void };

/** A task in one line: its day, time, priority, repetition and assignee are read out of the words, and shown below. */
export function QuickAdd({ today, inputRef, onAdded }: Props) {
  const { api, members, me } = useRecords();
  const { announce } = useUndo();
  const { timeZone } = useLocality();
  const [line, setLine] = useState('');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const [id, setId] = useState(() => newId());
  const task = readQuickTask(line, { today, members, taken });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (!task.title) return setProblem(line.trim() ? 'Say what is to be done, too.' : 'Write what is to be done.');
    setSending(true);
    try {
      const { dueOn, time, priority, repeat, ownerId = me.id } = task;
      const dueAt = dueOn && time ? instantOf(`${dueOn}T${time}`, timeZone) : undefined;
      const { groupId } = await api.tasks.create.mutate({
        id,
        values: {
          title: task.title,
          ownerId,
          ...(dueAt ? { dueAt } : dueOn && { dueOn }),
          ...(priority && { priority }),
          ...(repeat && { repeat }),
        },
      });
      announce(`Added “${task.title}”`, groupId);
      setLine('');
      setTaken(new Set());
      setId(newId());
      onAdded();
    } catch (error) {
      toastFailure(error, 'Not added');
    } finally {
      setSending(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="flex items-start gap-2">
        <TextField
          ref={inputRef}
          label="New task"
          hideLabel
          autoComplete="off"
          placeholder="Call Ana tomorrow at 14:00 !high"
          maxLength={300}
          value={line}
          error={problem}
          before={<Plus />}
          onChange={(event) => {
            setLine(event.target.value);
            setProblem(undefined);
          }}
          className="min-w-0 flex-1"
        />
        <Button type="submit" variant="primary" loading={sending}>
          Add task
        </Button>
      </div>
      {task.read.length > 0 && (
        <ul aria-label="Understood as" className="mt-2 flex flex-wrap items-center gap-1.5">
          {task.read.map(({ kind, words }) => (
            <li
              key={kind}
              className="inline-flex h-6 items-center gap-1 rounded-small bg-accent-soft ps-2 pe-0.5 text-12 text-accent-text"
            >
              <Meaning kind={kind} task={task} today={today} />
              <button
                type="button"
                aria-label={`Leave “${words}” in the title`}
                className="grid size-5 place-items-center rounded-small hover:bg-hover touch:size-6"
                onClick={() => setTaken(new Set(taken).add(words.toLowerCase()))}
              >
                <X className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function Meaning({ kind, task, today }: { kind: Kind; task: QuickTask; today: string }) {
  const { members } = useRecords();
  const { locale } = useLocality();
  const { dueOn, time, priority, repeat, ownerId } = task;
  const day = dueOn && nearDay(dueOn, today, locale);
  switch (kind) {
    case 'day':
      return <>Due {day}</>;
    case 'time':
      return <>{task.read.some((one) => one.kind === 'day') ? `At ${time}` : `${day} at ${time}`}</>;
    case 'priority':
      return <span className="first-letter:uppercase inline-block">{priority} priority</span>;
    case 'repeat':
      return <>{repeat && `Repeats ${repeatLabels[repeat]}`}</>;
    case 'owner':
      return <>For {members.find(({ id }) => id === ownerId)?.name}</>;
  }
}
