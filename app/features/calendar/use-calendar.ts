import { useCallback, useEffect, useRef, useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { dueMoment, nearDay } from '~/features/tasks/due-words';
import { useLocality } from '~/lib/time';
import { instantOf } from '~/lib/wall-time';
import type { CalendarItem } from './entries';
import type { CalendarData } from './load-calendar.server';

const settleMs = 250;

/** The item on another day: tasks without a time by their day, everything else keeps the time on the clock. */
function onDay(item: CalendarItem, day: string, timeZone: string): Record<string, string> | undefined {
  if (item.type === 'task' && !item.dueAt) return { dueOn: day };
  const instant = item.type === 'task' ? item.dueAt : item.startsAt;
  const time = dueMoment({ dueOn: null, dueAt: instant }, timeZone)?.time;
  const at = instantOf(`${day}T${time}`, timeZone);
  return at ? { [item.type === 'task' ? 'dueAt' : 'startsAt']: at } : undefined;
}

/** The items of a calendar, kept as they are in the database; they can be put on other days. */
export function useCalendar({ items: loaded, query, today }: Pick<CalendarData, 'items' | 'query' | 'today'>) {
  const { api, head, callsOf } = useRecords();
  const { timeZone, locale } = useLocality();
  const { announce } = useUndo();
  const [source, setSource] = useState(loaded);
  const [items, setItems] = useState<readonly CalendarItem[]>(loaded);
  if (source !== loaded) {
    setSource(loaded);
    setItems(loaded);
  }

  const latest = useRef({ turn: 0, query });
  useEffect(() => {
    latest.current.query = query;
  });
  const refresh = useCallback(async () => {
    latest.current.turn += 1;
    const { turn, query: asked } = latest.current;
    // What cannot be read now comes with the next change
    const next = await api.tasks.calendar.query(asked).catch(() => undefined);
    if (next && turn === latest.current.turn && asked === latest.current.query) setItems(next.items);
  }, [api]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, ({ object }) => {
    if (object !== 'task' && object !== 'activity') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(), settleMs);
  });

  const replace = useCallback(
    (records: readonly (Record<string, unknown> & { id: string })[]) =>
      setItems((now) => now.map((item) => ({ ...item, ...records.find(({ id }) => id === item.id) }) as CalendarItem)),
    [],
  );
  const move = useCallback(
    async (id: string, day: string) => {
      const item = items.find((one) => one.id === id);
      const values = item && onDay(item, day, timeZone);
      if (!item || !values) return;
      replace([{ id, ...values }]);
      try {
        const calls = callsOf(item.type === 'task' ? 'tasks' : 'activities');
        const { record, groupId } = await calls.update(id, item.version, values);
        replace([record as RecordView]);
        announce(`“${record.title}” moved to ${nearDay(day, today, locale)}`, groupId);
      } catch (error) {
        replace([item]);
        toastFailure(error, 'Not moved');
      }
    },
    [items, timeZone, locale, today, callsOf, announce, replace],
  );
  return { items, move, replace, refresh };
}
