import type { RouterOutputs } from '@/api/types';
import {
  CompanyPeople,
  DealContacts,
  DealLines,
  DealsOf,
  PersonJobs,
  RecordNotes,
  RecordTasks,
  StageHistory,
} from './late-tabs';
import { RecordTimeline } from './record-timeline';
import { isWorkedOn, type ObjectDescription, type ObjectName, type Rights } from './types';
import type { OpenRecord } from './use-record';

type Tab = { key: string; label: string };

const timeline = { key: 'timeline', label: 'Timeline' };
const work = [timeline, { key: 'tasks', label: 'Tasks' }, { key: 'notes', label: 'Notes' }];
const deals = { key: 'deals', label: 'Deals' };

/** The tabs of a record type. Types that join later add theirs here. */
export const tabsOf: Record<ObjectName, readonly Tab[]> = {
  deal: [
    ...work,
    { key: 'contacts', label: 'Contacts' },
    { key: 'products', label: 'Products' },
    { key: 'stages', label: 'Stage history' },
  ],
  lead: work,
  task: [timeline],
  activity: [timeline],
  product: [timeline],
  person: [...work, deals, { key: 'jobs', label: 'Companies' }],
  company: [...work, deals, { key: 'people', label: 'People' }],
};

type PartProps = { object: ObjectDescription; open: OpenRecord; can: Rights };
type ContentProps = PartProps & { tab: string; timeline?: RouterOutputs['timeline']['list'] };

/** What stands under a tab. */
export function TabContent({ tab, object, open, can, timeline }: ContentProps) {
  const { record } = open;
  const name = object.name as ObjectName;
  const mayEdit = can.update && record.deletedAt === null;
  const mayAdd = can.create && record.deletedAt === null;
  switch (tab) {
    case 'notes':
      return isWorkedOn(name) && <RecordNotes key={record.id} object={name} recordId={record.id} mayWrite={mayEdit} />;
    case 'tasks':
      return (
        isWorkedOn(name) && (
          <RecordTasks
            key={record.id}
            target={{ object: name, id: record.id, title: record.title }}
            mayWrite={mayEdit}
          />
        )
      );
    case 'contacts':
      return <DealContacts key={record.id} deal={record} mayEdit={mayEdit} />;
    case 'products':
      return <DealLines key={record.id} object={object} open={open} mayEdit={mayEdit} />;
    case 'stages':
      return <StageHistory key={record.id} deal={record} />;
    case 'deals':
      return (
        (name === 'person' || name === 'company') && (
          <DealsOf key={record.id} object={name} record={record} mayAdd={mayAdd} />
        )
      );
    case 'people':
      return <CompanyPeople key={record.id} company={record} mayAdd={mayAdd} />;
    case 'jobs':
      return <PersonJobs key={record.id} person={record} mayEdit={mayEdit} />;
    default:
      return (
        <RecordTimeline key={record.id} object={name} recordId={record.id} mayUndo={can.update} first={timeline} />
      );
  }
}
