import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { described } from '~/features/records/descriptions';
import { CreateDialog } from '~/features/records/late-parts';
import { RecordsProvider, useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useListKeys } from '~/features/records/use-list-view';
import { useUndo } from '~/features/records/use-undo';
import { LazyWorkPanel } from '~/features/tasks/lazy-work-panel';
import { TaskTabs } from '~/features/tasks/task-tabs';
import { useLocality } from '~/lib/time';
import { Banner } from '~/ui/banner';
import { Button, ButtonLink } from '~/ui/button';
import { CalendarGrid } from '~/ui/calendar-grid/calendar-grid';
import { EntryFace, entryStyle } from '~/ui/calendar-grid/entry';
import { byTime, type CalendarEntry } from '~/ui/calendar-grid/types';
import { dayInWords } from '~/ui/calendar-rules';
import { LinkChoice } from '~/ui/link-choice';
import { PageHeader } from '~/ui/page-header';
import { calendarHref, stepFrom } from './calendar-address';
import { entryOf } from './entries';
import type { CalendarData } from './load-calendar.server';
import { useCalendar } from './use-calendar';

/** Tasks and meetings on their days. */
export function CalendarPage({ data }: { data: CalendarData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <Calendar data={data} />
    </RecordsProvider>
  );
}

/** The days that are shown, in words: a month, or from when to when. */
function spanWords({ address, days }: CalendarData, locale: string): string {
  if (address.view === 'month') return dayInWords(address.day, locale, { month: 'long', year: 'numeric' });
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const from = dayInWords(first, locale, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) });
  return `${from} – ${dayInWords(last, locale, { day: 'numeric', month: 'short', year: 'numeric' })}`;
}

function Calendar({ data }: { data: CalendarData }) {
  const { address, days, today, truncated, panel } = data;
  const { can, objects, me } = useRecords();
  const { announce } = useUndo();
  const { locale, timeZone } = useLocality();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const calendar = useCalendar(data);
  const [addingOn, setAddingOn] = useState<string | null>(null);
  const mayAdd = can('records.create');
  const mayEdit = can('records.update');
  useListKeys({ onCreate: mayAdd ? () => setAddingOn(address.day) : undefined, label: 'Add task' });
  const entries = calendar.items.flatMap((item) => entryOf(item, { timeZone, today, mayEdit, params }) ?? []);
  const span = spanWords(data, locale);
  const unit = address.view;
  return (
    <>
      <PageHeader
        title="Calendar"
        actions={
          mayAdd && (
            <Button variant="primary" icon={<Plus />} onClick={() => setAddingOn(address.day)}>
              Add task
            </Button>
          )
        }
      />
      <TaskTabs />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-6">
        <div className="flex items-center gap-1 print:hidden">
          <ButtonLink
            to={calendarHref(address, { day: stepFrom(address, -1) })}
            aria-label={`Previous ${unit}`}
            preventScrollReset
            variant="ghost"
            icon={<ChevronLeft className="rtl:-scale-x-100" />}
          />
          <ButtonLink to={calendarHref(address, { day: today })} preventScrollReset>
            Today
          </ButtonLink>
          <ButtonLink
            to={calendarHref(address, { day: stepFrom(address, 1) })}
            aria-label={`Next ${unit}`}
            preventScrollReset
            variant="ghost"
            icon={<ChevronRight className="rtl:-scale-x-100" />}
          />
        </div>
        <h2 aria-live="polite" className="font-semibold text-16">
          {span}
        </h2>
        <div className="ms-auto flex flex-wrap items-center gap-2 print:hidden">
          <LinkChoice
            label="Whose"
            choices={[
              { to: calendarHref(address, { of: 'mine' }), label: 'Mine', current: address.of === 'mine' },
              { to: calendarHref(address, { of: 'everyone' }), label: 'Everyone', current: address.of === 'everyone' },
            ]}
          />
          <LinkChoice
            label="View"
            choices={[
              { to: calendarHref(address, { view: 'month' }), label: 'Month', current: unit === 'month' },
              { to: calendarHref(address, { view: 'week' }), label: 'Week', current: unit === 'week' },
            ]}
          />
        </div>
      </div>
      {truncated && (
        <div className="px-4 pb-3 sm:px-6">
          <Banner tone="warning">
            These days hold more than a calendar can show. Look at a week, or at yours alone.
          </Banner>
        </div>
      )}
      <div className="border-t sm:mx-6 sm:mb-6">
        <CalendarGrid
          label={`Calendar, ${span}`}
          view={unit}
          days={days}
          today={today}
          chosen={address.day}
          locale={locale}
          entries={entries}
          dayHref={(day) => calendarHref(address, { day })}
          moreHref={(day) => calendarHref(address, { day, view: 'week' })}
          onMove={(entry, day) => void calendar.move(entry.id, day)}
          onAdd={mayAdd ? setAddingOn : undefined}
          onLeave={(day) => navigate(calendarHref(address, { day }), { preventScrollReset: true })}
        />
      </div>
      {unit === 'month' && <ChosenDay day={address.day} entries={entries} locale={locale} />}
      {addingOn && (
        <CreateDialog
          plural="tasks"
          object={described(objects, 'task')}
          values={{ dueOn: addingOn, ownerId: me.id }}
          onClose={() => setAddingOn(null)}
          onCreated={(record, groupId) => {
            setAddingOn(null);
            announce(`Added “${record.title}”`, groupId);
            void calendar.refresh();
          }}
        />
      )}
      <LazyWorkPanel
        rows={calendar.items as readonly RecordView[]}
        loaded={panel}
        onChange={calendar.replace}
        onGone={() => void calendar.refresh()}
      />
    </>
  );
}

/** On a phone the days of a month only say how many: the chosen one is listed below. */
function ChosenDay({ day, entries, locale }: { day: string; entries: readonly CalendarEntry[]; locale: string }) {
  const shown = entries.filter((entry) => entry.day === day).sort(byTime);
  return (
    <section aria-labelledby="chosen-day" className="px-4 py-4 sm:hidden">
      <h2 id="chosen-day" className="pb-2 font-semibold text-14">
        {dayInWords(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
      </h2>
      {shown.length === 0 && <p className="text-13 text-muted">Nothing on this day.</p>}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        {shown.map((entry) => (
          <li key={entry.id}>
            <Link to={entry.to} preventScrollReset className={entryStyle(entry)}>
              <EntryFace entry={entry} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
