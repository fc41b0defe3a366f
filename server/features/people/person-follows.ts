import { loadRows } from '../records/bulk-rows';
import { diffOf } from '../records/diff.rules';
import type { Effect } from '../records/effects';
import type { RecordRow } from '../records/object-types';
import { planUpdate, type Write } from '../records/plan-write.rules';
import { employmentObject } from './employment-object';
import { employmentsOf } from './employment-rows';
import { employerOf, type Job, jobOf, settlePrimary } from './employments.rules';
import { personObject } from './person-object';

/** The jobs of one person as they will be after the writes. */
function jobsAfter(present: readonly RecordRow[], writes: readonly Write[]): RecordRow[] {
  const rows = new Map(present.map((row) => [row.id, row]));
  for (const { after } of writes) {
    if (after.deletedAt) rows.delete(after.id);
    else rows.set(after.id, after);
  }
  return [...rows.values()];
}

const employer = (main: Job | undefined, before: RecordRow) => ({
  companyId: main?.companyId ?? null,
  jobTitle: main ? main.jobTitle : employerOf(before).jobTitle,
});

const corrected = (write: Write, values: Partial<Job> | undefined): Write => {
  if (!values) return write;
  const after = { ...write.after, ...values };
  return { ...write, after, diff: diffOf(write.object, write.before, after) };
};

/** Keeps the company and job title of people in step with their jobs: they are those of the open main one. */
export const personFollows: Effect = async (tx, source, writes) => {
  const personIds = [...new Set(writes.map(({ after }) => String(after.personId)))];
  const jobs = await employmentsOf(tx, personIds);
  const people = await loadRows(tx, personObject, personIds);
  const written = new Set(writes.map(({ after }) => after.id));
  return personIds.flatMap((personId) => {
    const own = writes.filter(({ after }) => after.personId === personId);
    const rows = jobsAfter(jobs.get(personId) ?? [], own);
    const { change, main } = settlePrimary(rows.map(jobOf), written);
    const settled = new Map(change.map(({ id, values }) => [id, values]));
    const others = rows
      .filter(({ id }) => settled.has(id) && !written.has(id))
      .map((row) => planUpdate(employmentObject, source, row, settled.get(row.id) ?? {}));
    const person = people.get(personId);
    const follows = person && planUpdate(personObject, source, person, employer(main, person));
    const all = [...own.map((write) => corrected(write, settled.get(write.after.id))), ...others, follows];
    return all.filter((one): one is Write => Boolean(one));
  });
};
