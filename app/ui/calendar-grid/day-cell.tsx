import { useDroppable } from '@dnd-kit/core';
import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { type Day, dayInWords } from '../calendar-rules';
import { IconButton } from '../icon-button';
import { DraggableEntry } from './entry';
import type { CalendarEntry } from './types';

export type DayCellProps = {
  day: Day;
  view: 'month' | 'week';
  entries: readonly CalendarEntry[];
  isToday: boolean;
  /** The day that Tab reaches, and whose entries are listed below on a phone. */
  isChosen: boolean;
  /** Belongs to the month before or after. */
  isOutside: boolean;
  locale: string;
  to: string;
  /** Where all of a day's entries are. */
  moreTo: string;
  onAdd?: () => void;
};

const mostInMonth = 4;

/** A day with what stands on it. In a month on a phone only how many; the chosen day is listed below it. */
export function DayCell({ day, view, entries, isToday, isChosen, isOutside, locale, to, moreTo, onAdd }: DayCellProps) {
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const words = dayInWords(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const inMonth = view === 'month';
  const shown = inMonth && entries.length > mostInMonth ? entries.slice(0, mostInMonth - 1) : entries;
  return (
    <li
      ref={setNodeRef}
      className={clsx(
        'group/day relative min-w-0 border-e border-b p-1',
        inMonth ? 'min-h-14 sm:min-h-32' : 'min-h-16 sm:min-h-140',
        isOutside && 'bg-sunken',
        isOver && 'bg-selected!',
        inMonth && isChosen && 'max-sm:bg-selected',
      )}
    >
      <div className="flex h-6 items-center justify-between gap-1 touch:h-auto touch:min-h-6">
        <Link
          to={to}
          preventScrollReset
          data-day={day}
          tabIndex={isChosen ? 0 : -1}
          aria-label={`${words}, ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}`}
          aria-current={isToday ? 'date' : undefined}
          className={clsx(
            'flex h-6 min-w-6 items-center justify-center rounded-control px-1 text-12 tabular-nums hover:bg-hover',
            inMonth && 'max-sm:after:absolute max-sm:after:inset-0',
            isToday ? 'bg-accent font-semibold text-on-accent hover:bg-accent-hover' : isOutside && 'text-subtle',
          )}
        >
          <span className={clsx(inMonth ? 'hidden' : 'sm:hidden', 'me-1')}>
            {dayInWords(day, locale, { weekday: 'short' })}
          </span>
          {Number(day.slice(8))}
        </Link>
        {onAdd && (
          <IconButton
            size="small"
            label={`Add a task on ${words}`}
            icon={<Plus className="size-3.5" />}
            onClick={onAdd}
            className={clsx(
              'size-6! opacity-0 focus-visible:opacity-100 group-hover/day:opacity-100',
              inMonth ? 'max-sm:hidden' : 'touch:size-11! touch:opacity-100',
            )}
          />
        )}
      </div>
      {inMonth && entries.length > 0 && (
        <p aria-hidden="true" className="mt-1 flex justify-center sm:hidden">
          <span className="rounded-full bg-pressed px-1.5 font-medium text-12 text-muted tabular-nums">
            {entries.length}
          </span>
        </p>
      )}
      <ul className={clsx('mt-1 grid grid-cols-[minmax(0,1fr)] gap-1', inMonth && 'max-sm:hidden')}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <DraggableEntry entry={entry} />
          </li>
        ))}
        {shown.length < entries.length && (
          <li>
            <Link
              to={moreTo}
              aria-label={`${entries.length - shown.length} more on ${words}`}
              className="block rounded-small px-1.5 text-12 text-muted hover:bg-hover hover:text-text"
            >
              {entries.length - shown.length} more
            </Link>
          </li>
        )}
      </ul>
    </li>
  );
}
