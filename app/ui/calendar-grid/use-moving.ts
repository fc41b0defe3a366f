import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  type ScreenReaderInstructions,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useMemo } from 'react';
import { dayAfterKey, dayInWords } from '../calendar-rules';
import type { CalendarEntry } from './types';

/** The pointer says the day; with keys the entry itself does. */
export const whichDay: CollisionDetection = (now) => (now.pointerCoordinates ? pointerWithin(now) : closestCenter(now));

export const movingInstructions: ScreenReaderInstructions = {
  draggable:
    'Enter opens it. Space lifts it; arrows then choose the day, Page Up and Page Down the month, Space drops it, Escape leaves it.',
};

/** Mouse, touch (after a moment, so that scrolling stays), and keys that go by day and week as in a calendar. */
export function useMovingSensors(weekStart: number) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
      coordinateGetter: (event, { context: { over, active, droppableRects, collisionRect } }) => {
        const entry = active?.data.current?.entry as CalendarEntry | undefined;
        const from = over ? String(over.id) : entry?.day;
        if (!from) return undefined;
        const rightToLeft = document.documentElement.dir === 'rtl';
        const next = dayAfterKey(from, event.code, { shift: event.shiftKey, weekStart, rightToLeft });
        if (!next) return undefined;
        event.preventDefault();
        const cell = droppableRects.get(next);
        if (!cell || !collisionRect) return undefined;
        // The middle of the entry over the middle of the day
        return {
          x: cell.left + (cell.width - collisionRect.width) / 2,
          y: cell.top + (cell.height - collisionRect.height) / 2,
        };
      },
    }),
  );
}

/** What screen readers hear while an entry moves. */
export function useMovingWords(locale: string): Announcements {
  return useMemo(() => {
    const labelOf = (data: { current?: Record<string, unknown> }) =>
      (data.current?.entry as CalendarEntry | undefined)?.label ?? 'Entry';
    const dayOf = (id: string | number) =>
      dayInWords(String(id), locale, { weekday: 'long', day: 'numeric', month: 'long' });
    return {
      onDragStart: ({ active }) => `Lifted ${labelOf(active.data)}.`,
      onDragOver: ({ over }) => (over ? dayOf(over.id) : 'No day.'),
      onDragEnd: ({ active, over }) =>
        over ? `Dropped ${labelOf(active.data)} on ${dayOf(over.id)}.` : `${labelOf(active.data)} stays where it was.`,
      onDragCancel: ({ active }) => `${labelOf(active.data)} stays where it was.`,
    };
  }, [locale]);
}
