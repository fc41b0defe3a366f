import { leadObject } from '../leads/lead-object';
import { somebody } from './cast';
import { beganAt, laterThan, type World } from './make-companies';
import { planStrangers } from './plan-people';

export type MadeLead = { id: string; name: string; madeAt: Date };

const statusShares = { new: 24, contacted: 22, nurture: 16, qualified: 12, unqualified: 10, junk: 6 };
const sourceShares = { 'web-form': 34, referral: 22, event: 16, outbound: 20, import: 8 };
const firms = ['Bergmann Logistik', 'Atelier Nord', 'Costa Marine', 'Fjord Foods', 'Kupfer & Söhne', 'Orchard Labs'];

/** Leads in exact shares of states and sources, each with the edits that led there. */
export function makeLeads(world: World, count: number): MadeLead[] {
  const { random, story, cast } = world;
  const [states, origins] = [random.deck(count, statusShares), random.deck(count, sourceShares)];
  return planStrangers(random, count).map((plan, at) => {
    const { firstName, lastName, email, phone, country, city, jobTitle } = plan;
    const status = states[at] ?? 'new';
    const byForm = origins[at] === 'web-form';
    const madeAt =
      status === 'new' ? laterThan(world, new Date(world.now.getTime() - 20 * 86_400_000)) : beganAt(world);
    const values = {
      ...{ firstName, lastName, email, country, city, jobTitle },
      ...(!email && { phone }),
      companyName: random.chance(0.8) ? `${random.pick(firms)} ${random.pick(['GmbH', 'Ltd', 'AB', 'SAS'])}` : null,
      source: origins[at],
      estimatedAmount: random.chance(0.5) ? random.int(8, 400) * 100 * world.currencyUnit : null,
      ...(!byForm && { ownerId: random.pick(cast.reps).id }),
    };
    const id = story.create(
      leadObject,
      { at: madeAt, actor: byForm ? cast.integration : somebody(random, cast) },
      { values, columns: { touchedAt: madeAt } },
    );
    if (status !== 'new') {
      const edit = { status, ...(byForm && { ownerId: random.pick(cast.reps).id }), ...(phone && { phone }) };
      story.edit(id, { at: laterThan(world, madeAt), actor: somebody(random, cast) }, edit);
    }
    return { id, name: String(story.rowOf(id).name), madeAt };
  });
}
