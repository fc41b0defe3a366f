import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { gridAttributes, gridCellAttributes } from './aria-grid';
import { addMonths, type Day, dayAfterKey, dayInWords, monthWeeks, weekStartOf } from './calendar-rules';
import { IconButton } from './icon-button';

export type CalendarProps = {
  value: Day | null;
  /** Today in the reader's zone. */
  today: Day;
  locale: string;
  min?: Day;
  max?: Day;
  onChoose: (day: Day) => void;
};

/** A month of days. Arrows move by day and week, Page keys by month and (with Shift) by year, Enter chooses. */
export function Calendar({ value, today, locale, min, max, onChoose }: CalendarProps) {
  const headingId = useId();
  const [focused, setFocused] = useState<Day>(value ?? today);
  const movedByKey = useRef(true);
  const grid = useRef<HTMLTableElement>(null);
  const weekStart = weekStartOf(locale);
  const weeks = monthWeeks(focused, weekStart);
  const month = focused.slice(0, 7);
  const isOut = (day: Day) => (min !== undefined && day < min) || (max !== undefined && day > max);

  useEffect(() => {
    if (movedByKey.current) grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    movedByKey.current = false;
  }, [focused]);

  const onKeyDown = (event: KeyboardEvent) => {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = dayAfterKey(focused, event.key, { shift: event.shiftKey, weekStart, rightToLeft });
    if (!next) return;
    event.preventDefault();
    movedByKey.current = true;
    setFocused(next);
  };
  return (
    <div className="w-63 touch:w-77">
      <div className="mb-1 flex items-center justify-between">
        <IconButton
          size="small"
          label="Previous month"
          icon={<ChevronLeft className="rtl:-scale-x-100" />}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <h3 id={headingId} aria-live="polite" className="font-medium text-13">
          {dayInWords(focused, locale, { month: 'long', year: 'numeric' })}
        </h3>
        <IconButton
          size="small"
          label="Next month"
          icon={<ChevronRight className="rtl:-scale-x-100" />}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <table
        ref={grid}
        {...gridAttributes()}
        aria-labelledby={headingId}
        onKeyDown={onKeyDown}
        className="w-full table-fixed"
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th
                key={day}
                scope="col"
                abbr={dayInWords(day, locale, { weekday: 'long' })}
                className="h-7 font-normal text-12 text-muted"
              >
                {dayInWords(day, locale, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} {...gridCellAttributes({ 'aria-selected': day === value })} className="p-0 text-center">
                  <button
                    type="button"
                    data-day={day}
                    aria-label={dayInWords(day, locale, {
                      weekday: 'long',
                      day: 'numeric',
                      month: 'long',
                      year: 'numeric',
                    })}
                    aria-current={day === today ? 'date' : undefined}
                    disabled={isOut(day)}
                    tabIndex={day === focused ? 0 : -1}
                    onClick={() => onChoose(day)}
                    className={clsx(
                      'size-8 rounded-control text-13 tabular-nums focus-visible:outline-offset-0 disabled:text-disabled disabled:line-through touch:size-11',
                      day === value ? 'bg-accent font-semibold text-on-accent' : 'not-disabled:hover:bg-hover',
                      day !== value && day === today && 'font-semibold text-accent-text',
                      day !== value && !day.startsWith(month) && 'text-subtle',
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
