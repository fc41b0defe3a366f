import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { ArchiveRestore } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { LogMenu } from '~/features/activities/log-menu';
import { useCommands } from '~/features/commands/use-commands';
import type { DealStages } from '~/features/deals/use-deal-stages';
import { type Packed, unpack } from '~/lib/packed';
import { usePrepared } from '~/lib/use-prepared';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { TabLinks, Tabs } from '~/ui/tabs';
import { toastFailure } from './choices';
import { described } from './descriptions';
import { prepareRecords } from './late-parts';
import { prepareTabs } from './late-tabs';
import { RecordDetails } from './record-details';
import { HeaderFacts, RecordMenu, RecordTitle } from './record-header';
import { RecordWay, TabContent, tabsOf } from './record-tabs';
import { type Basics, RecordsProvider, useRecords } from './records-context';
import {
  isWorkedOn,
  type ObjectDescription,
  type ObjectName,
  objectOf,
  type Plural,
  type RecordView,
  type Rights,
} from './types';
import { type OpenRecord, useRecord } from './use-record';
import { useUndo } from './use-undo';
import { useVisit } from './use-visit';

type ViewProps = { object: ObjectDescription; plural: Plural; open: OpenRecord; can: Rights };
/** Tells that a record lies in the trash, and offers the way out. */
function TrashNote({ plural, object, open, can }: ViewProps) {
  const { callsOf } = useRecords();
  const { announce } = useUndo();
  if (open.record.deletedAt === null) return null;
  const restore = async () => {
    try {
      const { groupId } = await callsOf(plural).restore([open.record.id]);
      announce(`${open.record.title} is back`, groupId);
      await open.refresh();
    } catch (error) {
      toastFailure(error, 'Not restored');
    }
  };
  return (
    <Banner
      tone="warning"
      actions={
        can.restore && (
          <Button size="small" icon={<ArchiveRestore />} onClick={() => void restore()}>
            Restore
          </Button>
        )
      }
    >
      This {object.label.one.toLowerCase()} is in the trash.
    </Banner>
  );
}

/** What a press on a record may need is fetched when a hand first moves. */
function usePreparedRecord(name: string): void {
  usePrepared(useCallback(() => Promise.all([prepareRecords(), prepareTabs(name)]), [name]));
}

/** A record in the side panel: its details, then what happened. */
export function PanelBody({ object, plural, open, can }: ViewProps) {
  const mayEdit = can.update && open.record.deletedAt === null;
  usePreparedRecord(object.name);
  return (
    <div className="grid gap-4 px-3 py-4">
      <TrashNote {...{ plural, object, open, can }} />
      <RecordWay {...{ object, open, can }} className="px-2" />
      <Tabs
        label={`Parts of this ${object.label.one.toLowerCase()}`}
        panels={[
          {
            key: 'details',
            label: 'Details',
            content: <RecordDetails object={object} open={open} mayEdit={mayEdit} />,
          },
          ...tabsOf[object.name as ObjectName].map(({ key, label }) => ({
            key,
            label,
            content: (
              <div className="px-2">
                <TabContent tab={key} object={object} open={open} can={can} />
              </div>
            ),
          })),
        ]}
      />
    </div>
  );
}

export type RecordData = {
  basics: Basics;
  record: RecordView;
  timeline?: RouterOutputs['timeline']['list'];
  /** Of a deal: the stages it went through. */
  stages?: Packed<DealStages>;
};

/** A record's own page. */
export function RecordPageView({ plural, data }: { plural: Plural; data: RecordData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <FullRecord
        key={data.record.id}
        plural={plural}
        initial={data.record}
        timeline={data.timeline}
        stages={data.stages && unpack(data.stages)}
      />
    </RecordsProvider>
  );
}

type FullProps = {
  plural: Plural;
  initial: RecordView;
  timeline: RecordData['timeline'];
  stages: DealStages | undefined;
};

function FullRecord({ plural, initial, timeline, stages }: FullProps) {
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
      <RecordWay {...{ object, open, can, stages }} className="border-b px-4 py-3 sm:px-6" />
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
