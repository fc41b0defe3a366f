import { latePart } from '~/ui/late-part';
import { SkeletonLines } from '~/ui/skeleton';

// Behind the tabs of a record: each reads what it shows when it is opened, so that it looks the same until then
const lines = <SkeletonLines />;

export const CompanyPeople = latePart(
  async () => (await import('~/features/companies/company-people')).CompanyPeople,
  lines,
);
export const DealContacts = latePart(async () => (await import('~/features/deals/deal-contacts')).DealContacts, lines);
export const DealLines = latePart(async () => (await import('~/features/deals/deal-lines')).DealLines, lines);
export const DealsOf = latePart(async () => (await import('~/features/deals/deals-of')).DealsOf, lines);
export const PersonJobs = latePart(async () => (await import('~/features/people/person-jobs')).PersonJobs, lines);
export const RecordNotes = latePart(async () => (await import('~/features/notes/record-notes')).RecordNotes, lines);
export const RecordTasks = latePart(
  async () => (await import('~/features/activities/record-tasks')).RecordTasks,
  lines,
);
export const StageHistory = latePart(async () => (await import('~/features/deals/stage-history')).StageHistory, lines);

const always = [RecordNotes, RecordTasks];
const byObject: Record<string, readonly { prepare: () => Promise<void> }[]> = {
  company: [DealsOf, CompanyPeople],
  deal: [DealContacts, DealLines, StageHistory],
  person: [DealsOf, PersonJobs],
};

/** Fetches what stands behind the tabs of such a record. */
export const prepareTabs = (object: string) =>
  Promise.all([...always, ...(byObject[object] ?? [])].map(({ prepare }) => prepare()));
