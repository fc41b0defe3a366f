import { useNavigate } from '@remix-run/react';
import { TaskTabs } from '~/features/tasks/task-tabs';
import { ViewBar } from '~/features/views/view-bar';
import { usePrepared } from '~/lib/use-prepared';
import { CreateOne } from './create-one';
import { FilterNamesProvider, useFilterNames } from './filter-names';
import { inheritedValues } from './inherited-values';
import { prepareLists } from './late-parts';
import { LazyListPanel } from './lazy-list-panel';
import { ListBars } from './list-bars';
import { ListHead } from './list-head';
import { ListRows } from './list-rows';
import { ListToolbar } from './list-toolbar';
import { RecordsProvider, useRecords } from './records-context';
import type { Plural } from './types';
import { useGrouping } from './use-grouping';
import { type ListData, type ListModel, useListPage } from './use-list-page';

/** The list of one record type: everything about it lies in the address. */
export function ListPage({ plural, data }: { plural: Plural; data: ListData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <FilterNamesProvider names={data.names}>
        <List plural={plural} data={data} />
      </FilterNamesProvider>
    </RecordsProvider>
  );
}

function List({ plural, data }: { plural: Plural; data: ListData }) {
  usePrepared(prepareLists);
  const model = useListPage(plural, data);
  const { object, list, panel, can, openPanel } = model;
  const { path } = useRecords();
  const navigate = useNavigate();
  const { grouped, groupBy } = useGrouping(object);
  return (
    <div className="flex h-[calc(100dvh-6.375rem-env(safe-area-inset-bottom))] min-h-80 flex-col sm:h-dvh print:h-auto">
      <ListHead model={model} />
      {plural === 'tasks' && <TaskTabs />}
      <ViewBar plural={plural} kind="table" label={`All ${object.label.many.toLowerCase()}`} data={data.views} />
      <ListToolbar model={model} grouped={grouped} groupBy={groupBy} />
      <div className="relative min-h-0 flex-1">
        <ListRows model={model} grouped={grouped} />
        <ListBars model={model} />
      </div>
      <LazyListPanel
        {...{ plural, object, list, panel, can }}
        loaded={data.panel}
        onOpen={openPanel}
        onFull={(id) => navigate(path(`${plural}/${id}`))}
      />
      {model.creating && <NewRecord model={model} />}
    </div>
  );
}

/** A new record takes over what the list is filtered by, and opens beside it. */
function NewRecord({ model }: { model: ListModel }) {
  const { plural, object, view, list, openPanel, setCreating } = model;
  const { me } = useRecords();
  const { nameOf } = useFilterNames();
  return (
    <CreateOne
      {...{ plural, object, nameOf }}
      values={inheritedValues(object, view.filter, me.id)}
      onClose={() => setCreating(false)}
      onCreated={(record) => {
        setCreating(false);
        void list.refreshFirstPage().catch(() => undefined);
        openPanel(record.id);
      }}
    />
  );
}
