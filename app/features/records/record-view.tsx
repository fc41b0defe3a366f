import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { type ComponentType, useEffect, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { LogMenu } from '~/features/activities/log-menu';
import { useCommands } from '~/features/commands/use-commands';
import type { DealStages } from '~/features/deals/use-deal-stages';
import { type Packed, unpack } from '~/lib/packed';
import { TabLinks } from '~/ui/tabs';
import { described } from './descriptions';
import { RecordDetails } from './record-details';
import { HeaderFacts, RecordMenu, RecordTitle } from './record-header';
import { TabContent, tabsOf } from './record-tabs';
import type { WayProps } from './record-way';
import { type Basics, RecordsProvider, useRecords } from './records-context';
import { TrashNote } from './trash-note';
import { isWorkedOn, type ObjectName, objectOf, type Plural, type RecordView, type Rights } from './types';
import { usePreparedRecord } from './use-prepared-record';
import { useRecord } from './use-record';
import { useUndo } from './use-undo';
import { useVisit } from './use-visit';

export type RecordData = {
  basics: Basics;
  record: RecordView;
  timeline?: RouterOutputs['timeline']['list'];
  /** Of a deal: the stages it went through. */
  stages?: Packed<DealStages>;
};

type PageProps = {
  plural: Plural;
  data: RecordData;
  /** Of types that have one: it is much script, which the pages of others need not load. */
  way?: ComponentType<WayProps>;
};

/** A record's own page. */
export function RecordPageView({ plural, data, way }: PageProps) {
  return (
    <RecordsProvider basics={data.basics}>
      <FullRecord
        key={data.record.id}
        plural={plural}
        way={way}
        initial={data.record}
        timeline={data.timeline}
        stages={data.stages && unpack(data.stages)}
      />
    </RecordsProvider>
  );
}

type FullProps = {
  way: ComponentType<WayProps> | undefined;
  plural: Plural;
  initial: RecordView;
  timeline: RecordData['timeline'];
  stages: DealStages | undefined;
};

function FullRecord({ plural, way: Way, initial, timeline, stages }: FullProps) {
  const { objects, path, can: permits } = useRecords();
  const object = described(objects, objectOf[plural]);
  const navigate = useNavigate();
  const { undoLast } = useUndo();
  const open = useRecord({ plural, object, initial, onGone: () => navigate(path(plural), { replace: true }) });
  const [params] = useSearchParams();
  const tabs = tabsOf[object.name as ObjectName];
  const tab = tabs.find(({ key }) => key === params.get('tab'))?.key ?? 'timeline';
  const { record } = open;
  // Whoever comes back from another tab wants the timeline as it is by then
  const [served, setServed] = useState(timeline);
  useEffect(() => {
    if (tab !== 'timeline') setServed(undefined);
  }, [tab]);
  const [can] = useState<Rights>({
    create: permits('records.create'),
    update: permits('records.update'),
    delete: permits('records.delete'),
    restore: permits('records.restore'),
    destroy: permits('records.destroy'),
    export: permits('records.export'),
  });
  const mayEdit = can.update && record.deletedAt === null;
  useVisit(object.name, record.id);
  usePreparedRecord(object.name);
  useCommands([{ id: 'page.undo', run: undoLast }]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3 sm:px-6">
        <div className="min-w-0 flex-1 basis-60">
          <nav aria-label="Breadcrumb" className="text-12 text-muted">
            <Link to={path(plural)} className="hover:text-text hover:underline">
              {object.label.many}
            </Link>
          </nav>
          <div className="mt-1 flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="min-w-0 max-w-full font-semibold text-20 leading-tight">
              <RecordTitle object={object} record={record} size="large" />
            </h1>
            <HeaderFacts record={record} />
          </div>
        </div>
        {mayEdit && isWorkedOn(object.name) && (
          <LogMenu target={{ object: object.name, id: record.id, title: record.title }} />
        )}
        <RecordMenu plural={plural} object={object} open={open} can={can} onGone={() => navigate(path(plural))} />
      </header>
      {record.deletedAt !== null && (
        <div className="px-4 pt-3 sm:px-6">
          <TrashNote {...{ plural, object, open, can }} />
        </div>
      )}
      {Way && <Way {...{ object, open, can, stages }} className="border-b px-4 py-3 sm:px-6" />}
      <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
        <section aria-label="Details" className="border-line px-2 py-4 sm:px-4 lg:border-e max-lg:border-b">
          <h2 className="px-2 pb-2 font-semibold text-13">Details</h2>
          <RecordDetails object={object} open={open} mayEdit={mayEdit} />
        </section>
        <section aria-label={tabs.find(({ key }) => key === tab)?.label} className="min-w-0 px-4 pb-8 sm:px-6">
          <TabLinks
            label={`Parts of this ${object.label.one.toLowerCase()}`}
            className="-mx-4 px-2 pt-1 sm:-mx-6 sm:px-4"
            tabs={tabs.map(({ key, label }) => ({
              to: key === 'timeline' ? '?' : `?tab=${key}`,
              label,
              current: key === tab,
            }))}
          />
          <div className="max-w-180 pt-5">
            <TabContent tab={tab} object={object} open={open} can={can} timeline={served} />
          </div>
        </section>
      </div>
    </div>
  );
}
