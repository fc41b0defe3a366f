import type { RecordRow } from '../records/object-types';

/** Where somebody works, as far as the rules need it. */
export type Job = {
  id: string;
  companyId: string;
  jobTitle: string | null;
  startedOn: string | null;
  endedOn: string | null;
  isPrimary: boolean;
};

export type JobPlan = {
  change: { id: string; values: Partial<Omit<Job, 'id'>> }[];
  add?: Omit<Job, 'id'>;
};

type Employer = { companyId: string | null; jobTitle: string | null };

export const jobOf = (row: RecordRow): Job => row as unknown as Job;
export const employerOf = (row: RecordRow): Employer => row as unknown as Employer;

/** Jobs that began after today still end no sooner than they began. */
const endOf = ({ startedOn }: Job, today: string): string => (startedOn && startedOn > today ? startedOn : today);

/**
 * What a person's new company or job title means for the history of jobs: the same company, another title changes the
 * open job; another company closes it and opens the next.
 * @param jobs the person's jobs
 * @param before null for a new person, whose job has no beginning that we know of
 */
export function planJobs(before: Employer | null, after: Employer, jobs: readonly Job[], today: string): JobPlan {
  const current = jobs.find((job) => job.isPrimary && !job.endedOn);
  if (before && before.companyId === after.companyId) {
    const renamed = current && before.jobTitle !== after.jobTitle && current.companyId === after.companyId;
    return { change: renamed ? [{ id: current.id, values: { jobTitle: after.jobTitle } }] : [] };
  }
  const change: JobPlan['change'] = [];
  if (current) change.push({ id: current.id, values: { endedOn: endOf(current, today), isPrimary: false } });
  if (!after.companyId) return { change };
  const second = jobs.find((job) => job !== current && !job.endedOn && job.companyId === after.companyId);
  if (second) {
    change.push({ id: second.id, values: { isPrimary: true, jobTitle: after.jobTitle ?? second.jobTitle } });
    return { change };
  }
  const startedOn = current ? today : null;
  return {
    change,
    add: { companyId: after.companyId, jobTitle: after.jobTitle, startedOn, endedOn: null, isPrimary: true },
  };
}

/**
 * Of several main employers only the one that was just written stays; without one, the open job that began last is it.
 * @returns the jobs to change, and the one that the person's company and job title follow
 */
export function settlePrimary(
  jobs: readonly Job[],
  written: ReadonlySet<string>,
): { change: JobPlan['change']; main: Job | undefined } {
  const open = jobs.filter(({ endedOn }) => !endedOn);
  const byBegin = [...open].sort(
    (a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? '') || b.id.localeCompare(a.id),
  );
  const main =
    open.find((job) => job.isPrimary && written.has(job.id)) ?? open.find(({ isPrimary }) => isPrimary) ?? byBegin[0];
  const change = jobs
    .filter((job) => job.isPrimary !== (job === main))
    .map((job) => ({ id: job.id, values: { isPrimary: job === main } }));
  return { change, main };
}
