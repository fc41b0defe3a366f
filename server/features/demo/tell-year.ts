import type { TenantId } from '@db/ids';
import { tagObject } from '../tags/tag-object';
import { tagColours } from './data/companies';
import { finishStory, type Stay } from './finish-story';
import { laterThan, makeCompanies, type World } from './make-companies';
import { makeDeals, makeProducts } from './make-deals';
import { makeLeads } from './make-leads';
import { makeNotes } from './make-notes';
import { makePeople } from './make-people';
import type { MadePipelines } from './make-pipelines';
import { makeTasks, type Workplace, workOn, workOnDeals } from './make-work';
import { daysBefore } from './office-hours';
import { planPeople } from './plan-people';
import { plantDuplicates } from './plant-duplicates';
import { createRandom } from './random';
import { createStory, type Story } from './story';

/** How much of everything a workspace of the demo has. */
export type Size = {
  companies: number;
  people: number;
  notes: number;
  duplicates: boolean;
  deals: Parameters<typeof makeDeals>[1];
  leads: number;
  /** On people and leads, besides what deals bring. */
  activities: number;
  tasks: { open: number; done: number };
};

export type Setting = Omit<World, 'random' | 'story'> & { tenantId: TenantId; size: Size; seed: number };

/**
 * Tells a workspace's year, without a database.
 * @param pipelinesOf the pipelines that deals go through: told as well, or those that are there already
 */
export function tellYear(
  { tenantId, size, seed, ...setting }: Setting,
  pipelinesOf: (world: World) => MadePipelines,
): { story: Story; stays: readonly Stay[] } {
  const random = createRandom(seed);
  const story = createStory(random, tenantId);
  const world: World = { ...setting, random, story };
  const { cast, now } = world;
  const tagIds = Object.entries(tagColours).map(([name, color]) =>
    story.create(tagObject, { at: daysBefore(now, 365), actor: cast.owner }, { values: { name, color } }),
  );
  const companies = makeCompanies(world, size.companies);
  const plans = planPeople(random, companies, size.people);
  const people = makePeople(world, size.duplicates ? plantDuplicates(random, plans) : plans, companies, tagIds);
  makeNotes(world, size.notes, people, companies);
  const pipelines = pipelinesOf(world);
  const offered = makeProducts(world);
  const deals = makeDeals(world, size.deals, { companies, people, pipelines, offered });
  const leads = makeLeads(world, size.leads);
  workOnDeals(world, deals);
  const elsewhere = [
    ...people.map(({ id, madeAt }) => place('person', id, madeAt)),
    ...leads.map(({ id, madeAt }) => place('lead', id, madeAt)),
  ];
  workOn(world, elsewhere, size.activities);
  // Nothing happens any more to the deals that rot.
  const open = deals.filter(({ status, until }) => status === 'open' && until === now);
  makeTasks(world, [...open.map(({ id, madeAt }) => place('deal', id, madeAt)), ...elsewhere.slice(0, 60)], size.tasks);
  if (size.duplicates) {
    const gone = [...people.slice(-2).map(({ id }) => id), companies.at(-1)?.id ?? ''];
    for (const id of gone)
      story.trash(id, { at: laterThan(world, story.rowOf(id).updatedAt), actor: random.pick(cast.reps) });
  }
  return { story, stays: finishStory(story, pipelines) };

  function place(object: Workplace['object'], id: string, from: Date): Workplace {
    const row = story.rowOf(id);
    const name = object === 'deal' ? String(row.name).replace(/:.*/, '') : String(row.name);
    return { object, id, name, from, to: now, ownerId: row.ownerId };
  }
}
