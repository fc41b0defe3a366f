import { useCallback, useEffect, useRef, useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { type MyDay, type Part, stillTicked, type TaskItem, type Ticked, withTask } from './my-day.rules';

const settleMs = 250;
const none: Ticked = new Map();

/** The viewer's day, kept as it is in the database; tasks are ticked off at once and can be opened again. */
export function useMyDay(loaded: MyDay) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const [source, setSource] = useState(loaded);
  const [day, setDay] = useState(loaded);
  const [ticked, setTicked] = useState<Ticked>(none);
  if (source !== loaded) {
    setSource(loaded);
    setDay(loaded);
    setTicked(stillTicked(ticked, loaded));
  }

  const latest = useRef(0);
  const refresh = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    // What cannot be read now comes with the next change
    const next = await api.tasks.myDay.query({}).catch(() => undefined);
    if (!next || turn !== latest.current) return;
    setDay(next);
    setTicked((now) => stillTicked(now, next));
  }, [api]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, ({ object }) => {
    if (object !== 'task' && object !== 'activity') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(), settleMs);
  });

  const setDone = useCallback(
    async (task: TaskItem, part: Part, done: boolean) => {
      const without = (now: Ticked) => new Map([...now].filter(([id]) => id !== task.id));
      const put = (sending: boolean) => setTicked((now) => new Map(now).set(task.id, { task, part, sending }));
      if (done) put(true);
      else setTicked(without);
      try {
        const { groupId } = await api.tasks.complete.mutate({ ids: [task.id], done });
        if (done) put(false);
        announce(done ? `“${task.title}” is done` : `“${task.title}” is open again`, groupId);
        await refresh();
      } catch (error) {
        if (done) setTicked(without);
        else put(false);
        toastFailure(error, 'Not saved');
      }
    },
    [api, announce, refresh],
  );
  const replace = useCallback(
    (records: readonly (Record<string, unknown> & { id: string })[]) =>
      setDay((now) => records.reduce<MyDay>(withTask, now)),
    [],
  );
  return { day, ticked, setDone, replace, refresh };
}
export type MyDayState = ReturnType<typeof useMyDay>;
