import { companyObject } from '../companies/company-object';
import { type Cast, somebody } from './cast';
import { industryShares, nameEndings, nameStems } from './data/companies';
import { places } from './data/places';
import { daysBefore, officeInstant } from './office-hours';
import type { Random } from './random';
import type { Story } from './story';

export type World = {
  random: Random;
  story: Story;
  cast: Cast;
  now: Date;
  timeZone: string;
  /** What the workspace counts in, how many minor units one of it has, and what deals are in. */
  currency: string;
  currencyUnit: number;
  currencyShares: Readonly<Record<string, number>>;
};
export type MadeCompany = {
  id: string;
  name: string;
  domain: string;
  country: string;
  city: string;
  madeAt: Date;
  ownerId: string;
};

const sizeShares = { '1-10': 45, '11-50': 30, '51-250': 17, '251-1000': 6, '1000+': 2 };
const statusShares = { prospect: 70, customer: 18, partner: 8, lost: 4 };
/** Yearly revenue by size, in whole units, from and to. */
const revenues: Readonly<Record<string, [number, number]>> = {
  '1-10': [120_000, 1_400_000],
  '11-50': [900_000, 9_000_000],
  '51-250': [6_000_000, 60_000_000],
  '251-1000': [40_000_000, 250_000_000],
  '1000+': [200_000_000, 2_000_000_000],
};
const domains = ['example.com', 'example.com', 'example.com', 'example.net', 'example.org'];

export const phoneIn = (random: Random, country: string): string =>
  (places[country]?.phone ?? places.GB?.phone ?? '').replaceAll('#', () => String(random.int(0, 9)));

const placeShares = Object.fromEntries(Object.entries(places).map(([code, { share }]) => [code, share]));
export const cityIn = (random: Random, country: string): string => random.pick(places[country]?.cities ?? ['London']);

/** A third was there from the beginning; since then the workspace has grown. */
export function beganAt({ random, now, timeZone }: World): Date {
  const [from, to] = random.chance(0.34) ? [365, 345] : [345, 3];
  return officeInstant(random, { from: daysBefore(now, from), to: daysBefore(now, to), timeZone });
}

/** Later than something, and before now. */
export const laterThan = ({ random, now, timeZone }: World, from: Date): Date =>
  officeInstant(random, { from, to: now, timeZone });

const revenueOf = ({ random, currencyUnit }: World, size: string): number => {
  const [from, to] = revenues[size] ?? [100_000, 1_000_000];
  const amount = from * (to / from) ** random.next();
  return Math.round(amount / 10_000) * 10_000 * currencyUnit;
};

function makeCompany(
  world: World,
  plan: { name: string; industry: string; size: string; country: string },
): MadeCompany {
  const { random, story, cast } = world;
  const { name, country } = plan;
  const madeAt = beganAt(world);
  const city = cityIn(random, country);
  const host = name
    .toLowerCase()
    .replaceAll('ü', 'ue')
    .replace(/[^a-z0-9]+/g, '-');
  const domain = `${host}.${random.pick(domains)}`;
  const owner = random.pick(cast.reps);
  const ownerId = owner.id ?? '';
  const values = { ...plan, domain, city, status: 'prospect', ownerId };
  const id = story.create(companyObject, { at: madeAt, actor: random.chance(0.5) ? owner : cast.manager }, { values });
  return { id, name, domain, country, city, madeAt, ownerId };
}

/** What people found out and did later, in the order in which it came. */
function developCompany(world: World, company: MadeCompany, { status, size }: { status: string; size: string }): void {
  const { random, story, cast } = world;
  const { id, country } = company;
  let at = company.madeAt;
  const next = (values: Record<string, unknown>) => {
    at = laterThan(world, at);
    story.edit(id, { at, actor: somebody(random, cast) }, values);
  };
  if (random.chance(0.7))
    next({
      phone: phoneIn(random, country),
      address: `${random.pick(['Hauptstraße', 'Station Road', 'Rue du Port', 'Am Markt', 'Mill Lane'])} ${random.int(1, 120)}`,
    });
  if (random.chance(0.6)) next({ annualRevenue: revenueOf(world, size) });
  if (random.chance(0.4)) next({ linkedin: `https://www.linkedin.com/company/${company.domain.split('.')[0]}` });
  if (random.chance(0.12)) next({ ownerId: random.pick(cast.reps).id });
  if (status === 'prospect') return;
  at = laterThan(world, at);
  const customerSince = status === 'customer' ? { customerSince: at.toISOString().slice(0, 10) } : {};
  story.edit(id, { at, actor: somebody(random, cast) }, { status, ...customerSince });
}

/** Companies with their history, in exact shares of sizes, states, industries and countries. */
export function makeCompanies(world: World, count: number): MadeCompany[] {
  const { random } = world;
  const stems = random.shuffle(nameStems);
  const [sizes, statuses] = [random.deck(count, sizeShares), random.deck(count, statusShares)];
  const [kinds, countries] = [random.deck(count, industryShares), random.deck(count, placeShares)];
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, at) => {
    const [industry = 'software', country = 'DE', size = '1-10', status = 'prospect'] = [
      kinds[at],
      countries[at],
      sizes[at],
      statuses[at],
    ];
    const stem = stems[at % stems.length] ?? 'Nordlicht';
    const endings = random.shuffle(nameEndings[industry] ?? ['Group']);
    const name = endings.map((ending) => `${stem} ${ending}`).find((one) => !taken.has(one)) ?? `${stem} Group`;
    taken.add(name);
    const company = makeCompany(world, { name, industry, size, country });
    developCompany(world, company, { status, size });
    return company;
  });
}
