import type { ReactNode } from 'react';
import type { Day } from '../calendar-rules';

/** Something that stands on a day. */
export type CalendarEntry = {
  id: string;
  day: Day;
  /** 'HH:MM', or null for the whole day; those come first. */
  time: string | null;
  label: string;
  /** What kind of thing it is; carries its own name for screen readers. */
  icon?: ReactNode;
  tone?: 'plain' | 'filled' | 'late' | 'done';
  to: string;
  movable: boolean;
};

/** The order on a day: without a time first, then by the clock. */
export const byTime = (a: CalendarEntry, b: CalendarEntry): number =>
  (a.time ?? '').localeCompare(b.time ?? '') || a.label.localeCompare(b.label);
