import { CalendarCheck2 } from 'lucide-react';
import { useRef } from 'react';
import { type Basics, RecordsProvider, useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useListKeys } from '~/features/records/use-list-view';
import { useLocality } from '~/lib/time';
import { dayInWords } from '~/ui/calendar-rules';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import { LazyWorkPanel } from './lazy-work-panel';
import { Meetings } from './meetings';
import { type MyDay, parts, shownTasks } from './my-day.rules';
import { QuickAdd } from './quick-add';
import { TaskParts } from './task-parts';
import { TaskTabs } from './task-tabs';
import { useMyDay } from './use-my-day';

export type MyDayData = { basics: Basics; day: MyDay; panel: RecordView | null; today: string };

/** What the viewer has to do: late, today, soon and some time; written down, ticked off and opened in place. */
export function MyDayPage({ data }: { data: MyDayData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <Day data={data} />
    </RecordsProvider>
  );
}

function Day({ data: { day: loaded, panel, today } }: { data: MyDayData }) {
  const { can } = useRecords();
  const { locale } = useLocality();
  const state = useMyDay(loaded);
  const input = useRef<HTMLInputElement>(null);
  const mayAdd = can('records.create');
  useListKeys({ onCreate: mayAdd ? () => input.current?.focus() : undefined, label: 'Add task' });
  const isEmpty = parts.every((part) => shownTasks(state.day, state.ticked, part).length === 0);
  const rows: RecordView[] = [...parts.flatMap((part) => state.day[part]), ...state.day.meetings];
  return (
    <>
      <PageHeader
        title="My day"
        count={dayInWords(today, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
      />
      <TaskTabs />
      <div className="w-full max-w-180 px-4 py-4 sm:px-6">
        {mayAdd && <QuickAdd today={today} inputRef={input} onAdded={() => void state.refresh()} />}
        <div className="-mx-2 mt-5 grid grid-cols-[minmax(0,1fr)] gap-4">
          <Meetings meetings={state.day.meetings} />
          <TaskParts state={state} today={today} mayEdit={can('records.update')} />
        </div>
        {isEmpty && state.day.meetings.length === 0 && (
          <EmptyState icon={<CalendarCheck2 />} title="Nothing is waiting for you">
            Tasks that are yours appear here on their day. Write the next one above; a day and a time in the words are
            understood.
          </EmptyState>
        )}
      </div>
      <LazyWorkPanel rows={rows} loaded={panel} onChange={state.replace} onGone={() => void state.refresh()} />
    </>
  );
}
