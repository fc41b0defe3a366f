import { Tabs } from '~/ui/tabs';
import { RecordDetails } from './record-details';
import { TabContent, tabsOf } from './record-tabs';
import { RecordWay } from './record-way';
import { TrashNote, type ViewProps } from './trash-note';
import type { ObjectName } from './types';
import { usePreparedRecord } from './use-prepared-record';

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
