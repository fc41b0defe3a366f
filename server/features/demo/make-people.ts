import { employmentObject } from '../people/employment-object';
import { personObject } from '../people/person-object';
import { somebody } from './cast';
import { jobTitles } from './data/companies';
import { beganAt, laterThan, type MadeCompany, type World } from './make-companies';
import { dayBefore } from './office-hours';
import type { PersonPlan } from './plan-people';

export type MadePerson = { id: string; plan: PersonPlan; madeAt: Date };

type Job = { companyId: string; jobTitle: string; startedOn: string | null };

function makePerson(world: World, plan: PersonPlan): MadePerson & { jobId: string | undefined } {
  const { random, story, cast } = world;
  const { company, jobTitle, firstName, lastName, email, country } = plan;
  const began = beganAt(world);
  const madeAt = company && company.madeAt > began ? laterThan(world, company.madeAt) : began;
  const byForm = random.chance(0.1);
  const actor = byForm ? cast.integration : somebody(random, cast);
  const known = { firstName, lastName, email, country, ...(company && { companyId: company.id, jobTitle }) };
  const values = { ...known, ...(!byForm && { ownerId: company?.ownerId ?? random.pick(cast.reps).id }) };
  // Without a name of two parts and an address, the number is what they are known by.
  const id = story.create(
    personObject,
    { at: madeAt, actor },
    { values: { ...values, ...(!email && { phone: plan.phone }) } },
  );
  const jobId =
    company &&
    addJob(world, id, { companyId: company.id, jobTitle, startedOn: dayBefore(madeAt, random.int(60, 2_000)) });
  return { id, plan, madeAt, jobId };
}

function addJob({ story }: World, personId: string, job: Job): string {
  const row = story.rowOf(personId);
  const when = { at: row.createdAt, actor: { kind: 'system' as const, id: row.createdBy, name: '' } };
  return story.create(employmentObject, when, {
    values: { ...job, isPrimary: true },
    columns: { personId },
    silent: true,
  });
}

/** What came to be known later. */
function developPerson(world: World, { id, plan, madeAt }: MadePerson, tagIds: readonly string[]): void {
  const { random, story, cast } = world;
  let at = madeAt;
  const next = (values: Record<string, unknown>) => {
    at = laterThan(world, at);
    story.edit(id, { at, actor: somebody(random, cast) }, values);
  };
  if (plan.phone) next({ phone: plan.phone, city: plan.city });
  if (plan.linkedin) next({ linkedin: plan.linkedin });
  if (random.chance(0.35)) next({ tags: random.shuffle(tagIds).slice(0, random.int(1, 2)) });
  if (plan.email && random.chance(0.4)) next({ emailConsent: true });
  if (random.chance(0.08)) next({ birthday: dayBefore(world.now, random.int(9_000, 22_000)) });
  if (random.chance(0.1)) next({ ownerId: random.pick(cast.reps).id });
}

/** Leaves one company for another: the old job ends on the day on which the new one begins. */
function changeJob(world: World, person: MadePerson, jobId: string, company: MadeCompany): void {
  const { random, story, cast } = world;
  const at = laterThan(world, story.rowOf(person.id).updatedAt);
  const when = { at, actor: somebody(random, cast), groupId: story.newGroup(at) };
  const jobTitle = random.pick(jobTitles).title;
  const startedOn = at.toISOString().slice(0, 10);
  story.edit(person.id, when, { companyId: company.id, jobTitle });
  story.edit(jobId, when, { endedOn: startedOn, isPrimary: false });
  const values = { companyId: company.id, jobTitle, startedOn, isPrimary: true };
  story.create(employmentObject, when, { values, columns: { personId: person.id } });
}

/** Works at a second company as well. */
function addSecondJob(world: World, person: MadePerson, company: MadeCompany): void {
  const { random, story, cast } = world;
  const at = laterThan(world, person.madeAt);
  const values = {
    companyId: company.id,
    jobTitle: 'Advisory board',
    startedOn: dayBefore(at, random.int(10, 400)),
    isPrimary: false,
  };
  story.create(employmentObject, { at, actor: somebody(random, cast) }, { values, columns: { personId: person.id } });
}

/** People with their jobs and history: 6 % work at two companies, 4 % changed jobs. */
export function makePeople(
  world: World,
  plans: readonly PersonPlan[],
  companies: readonly MadeCompany[],
  tagIds: readonly string[],
): MadePerson[] {
  const { random } = world;
  const made = plans.map((plan) => makePerson(world, plan));
  for (const person of made) developPerson(world, person, tagIds);
  const employed = random.shuffle(made.filter(({ jobId }) => jobId));
  const [moving, doubling] = [Math.round(plans.length * 0.04), Math.round(plans.length * 0.06)];
  const another = (plan: PersonPlan) => random.pick(companies.filter(({ id }) => id !== plan.company?.id));
  for (const person of employed.slice(0, moving)) changeJob(world, person, person.jobId ?? '', another(person.plan));
  for (const person of employed.slice(moving, moving + doubling)) addSecondJob(world, person, another(person.plan));
  return made;
}
