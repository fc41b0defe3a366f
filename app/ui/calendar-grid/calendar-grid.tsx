import { DndContext, type DragEndEvent, DragOverlay } from '@dnd-kit/core';
import { clsx } from 'clsx';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Day, dayAfterKey, dayInWords, weekdayOf } from '../calendar-rules';
import { DayCell } from './day-cell';
import { EntryFace, entryStyle } from './entry';
import { byTime, type CalendarEntry } from './types';
import { movingInstructions, useMovingSensors, useMovingWords, whichDay } from './use-moving';

export type CalendarGridProps = {
  label: string;
  view: 'month' | 'week';
  /** Whole weeks in order, beginning on the first day of the reader's week. */
  days: readonly Day[];
  today: Day;
  chosen: Day;
  locale: string;
  entries: readonly CalendarEntry[];
  /** Where a day's number leads. */
  dayHref: (day: Day) => string;
  /** Where all entries of a day are, for days of a month that hold more than fit. */
  moreHref: (day: Day) => string;
  /** An entry was put on another day. */
  onMove: (entry: CalendarEntry, day: Day) => void;
  onAdd?: (day: Day) => void;
  /** A key left the days that are shown. */
  onLeave: (day: Day) => void;
};

/**
 * A month or a week of days with entries. Arrows move between days, Page keys leave for the month before or after; an
 * entry goes to another day by mouse, finger or keys.
 */
export function CalendarGrid(props: CalendarGridProps) {
  const { label, view, days, today, chosen, locale, entries, dayHref, moreHref, onMove, onAdd, onLeave } = props;
  const grid = useRef<HTMLOListElement>(null);
  const id = useId();
  const [lifted, setLifted] = useState<CalendarEntry | null>(null);
  const weekStart = weekdayOf(days[0] ?? today);
  const sensors = useMovingSensors(weekStart);
  const announcements = useMovingWords(locale);
  const reachable = days.includes(chosen) ? chosen : days[0];
  const month = chosen.slice(0, 7);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.day : undefined;
    if (!from) return;
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = dayAfterKey(from, event.key, { shift: event.shiftKey, weekStart, rightToLeft });
    if (!next) return;
    event.preventDefault();
    const cell = grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`);
    if (cell && !event.key.startsWith('Page')) cell.focus();
    else onLeave(next);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setLifted(null);
    const entry = active.data.current?.entry as CalendarEntry | undefined;
    if (entry && over && String(over.id) !== entry.day) onMove(entry, String(over.id));
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={whichDay}
      accessibility={{ announcements, screenReaderInstructions: movingInstructions }}
      onDragStart={({ active }) => setLifted((active.data.current?.entry as CalendarEntry | undefined) ?? null)}
      onDragEnd={drop}
      onDragCancel={() => setLifted(null)}
    >
      <div
        aria-hidden="true"
        className={clsx('grid grid-cols-7 border-b text-12 text-muted', view === 'week' && 'max-sm:hidden')}
      >
        {days.slice(0, 7).map((day) => (
          <span key={day} className="truncate px-2 py-1.5">
            {dayInWords(day, locale, { weekday: 'short' })}
          </span>
        ))}
      </div>
      <ol
        ref={grid}
        aria-label={label}
        onKeyDown={onKeyDown}
        className={clsx('grid border-s', view === 'month' ? 'grid-cols-7' : 'grid-cols-1 sm:grid-cols-7')}
      >
        {days.map((day) => (
          <DayCell
            key={day}
            day={day}
            view={view}
            entries={entries.filter((entry) => entry.day === day).sort(byTime)}
            isToday={day === today}
            isChosen={day === reachable}
            isOutside={view === 'month' && !day.startsWith(month)}
            locale={locale}
            to={dayHref(day)}
            moreTo={moreHref(day)}
            onAdd={onAdd && (() => onAdd(day))}
          />
        ))}
      </ol>
      <DragOverlay dropAnimation={null}>
        {lifted && (
          <div className={clsx(entryStyle(lifted), 'cursor-grabbing shadow-float')}>
            <EntryFace entry={lifted} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
