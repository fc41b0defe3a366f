import type { Effect } from '../records/effects';
import { planCreate, planUpdate, type Write } from '../records/plan-write.rules';
import { employmentObject } from './employment-object';
import { employmentsOf } from './employment-rows';
import { employerOf, jobOf, planJobs } from './employments.rules';

const concerns = ({ action, before, after }: Write): boolean => {
  if (action === 'create') return Boolean(after.companyId);
  return action === 'update' && (before?.companyId !== after.companyId || before?.jobTitle !== after.jobTitle);
};

/** Keeps the history of jobs in step with the company and job title of people. */
export const employmentsFollow: Effect = async (tx, source, writes) => {
  const moved = writes.filter(concerns);
  const known = moved.filter(({ action }) => action === 'update').map(({ after }) => after.id);
  const jobs = known.length > 0 ? await employmentsOf(tx, known) : new Map();
  const followers = moved.flatMap((write) => {
    const rows = jobs.get(write.after.id) ?? [];
    const before = write.before && employerOf(write.before);
    const plan = planJobs(before, employerOf(write.after), rows.map(jobOf), source.today);
    const changed = plan.change.map(({ id, values }) => {
      const row = rows.find((one: { id: string }) => one.id === id);
      return row && planUpdate(employmentObject, source, row, values);
    });
    // The first job comes with its person and is not told on its own: half of an import would be such lines.
    const silent = write.action === 'create';
    const added = plan.add && {
      ...planCreate(employmentObject, tx.tenantId, source, { values: plan.add, columns: { personId: write.after.id } }),
      silent,
    };
    return [...changed, added].filter((one): one is Write => Boolean(one));
  });
  return [...writes, ...followers];
};
