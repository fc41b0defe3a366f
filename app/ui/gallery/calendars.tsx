import { Coffee } from 'lucide-react';
import { useState } from 'react';
import { CalendarGrid } from '../calendar-grid/calendar-grid';
import type { CalendarEntry } from '../calendar-grid/types';
import { monthWeeks } from '../calendar-rules';
import { LinkChoice } from '../link-choice';
import { Row, Specimen } from './specimen';

const today = '2026-11-24';
const weeks = monthWeeks(today, 1);

const coffee = <Coffee className="size-3.5" role="img" aria-label="Break" />;
const planned: CalendarEntry[] = [
  { id: 'a', day: '2026-11-24', time: null, label: 'Whole day', to: '?', movable: true },
  {
    id: 'b',
    day: '2026-11-24',
    time: '09:15',
    label: 'A label too long for a day',
    tone: 'filled',
    to: '?',
    movable: true,
  },
  { id: 'c', day: '2026-11-24', time: '11:00', label: 'Coffee', icon: coffee, tone: 'filled', to: '?', movable: true },
  { id: 'd', day: '2026-11-24', time: '14:00', label: 'Reading', to: '?', movable: true },
  { id: 'e', day: '2026-11-24', time: '16:30', label: 'One more', to: '?', movable: true },
  { id: 'f', day: '2026-11-19', time: null, label: 'Late', tone: 'late', to: '?', movable: true },
  { id: 'g', day: '2026-11-20', time: null, label: 'Done', tone: 'done', to: '?', movable: false },
  { id: 'h', day: '2026-11-26', time: null, label: 'قراءة', to: '?', movable: true },
];

/** Days with entries, and the choice between views. */
export function CalendarSpecimens() {
  const [entries, setEntries] = useState(planned);
  const shared = {
    today,
    chosen: today,
    locale: 'en-GB',
    entries,
    dayHref: () => '?',
    moreHref: () => '?',
    onLeave: () => undefined,
    onMove: (moved: CalendarEntry, day: string) =>
      setEntries(entries.map((entry) => (entry.id === moved.id ? { ...entry, day } : entry))),
  };
  return (
    <Specimen
      title="Calendar"
      note="Space lifts an entry, arrows choose the day, Space drops it. On phones a month says how many."
    >
      <Row label="Choice in the address">
        <LinkChoice
          label="View"
          choices={[
            { to: '?', label: 'Month', current: true },
            { to: '?view=week', label: 'Week', current: false },
          ]}
        />
      </Row>
      <div className="border-t">
        <CalendarGrid {...shared} label="November" view="month" days={weeks.slice(0, 5).flat()} />
      </div>
      <div className="border-t">
        <CalendarGrid
          {...shared}
          label="Week"
          view="week"
          days={weeks.find((week) => week.includes(today)) ?? []}
          onAdd={() => undefined}
        />
      </div>
    </Specimen>
  );
}
