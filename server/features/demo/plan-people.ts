import { fold } from '@db/fold';
import { jobTitles } from './data/companies';
import { namePools, romanised, specialNames } from './data/names';
import { cityIn, type MadeCompany, phoneIn } from './make-companies';
import type { Random } from './random';

/** A person before anything happened to them. */
export type PersonPlan = {
  firstName: string | null;
  lastName: string | null;
  country: string;
  city: string;
  company: MadeCompany | undefined;
  jobTitle: string;
  email: string | null;
  phone: string | null;
  linkedin: string | null;
};

const letters: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae' };

/** A name as it stands in an address: base letters only. */
const inAddress = (name: string): string =>
  fold(romanised[name] ?? name)
    .replace(/[łđøßæ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z]+/g, '');

/** An address as somebody gives it who writes their first name with one letter. */
export const shortAddress = (firstName: string | null, lastName: string | null, host: string): string =>
  `${inAddress(firstName ?? 'x').slice(0, 1)}.${inAddress(lastName ?? 'x')}@${host}`;

const most = 38;

/** How many people each company has: a few have many, half have three or fewer, none has more than 38. */
export function staffing(companies: number, people: number): number[] {
  const sizes = Array.from({ length: companies }, (_, rank) => {
    const powerLaw = Math.round(most / (rank + 1) ** 0.7);
    return rank < companies * 0.53 ? Math.max(3, powerLaw) : rank < companies * 0.78 ? 2 : 1;
  });
  const total = () => sizes.reduce((sum, size) => sum + size, 0);
  // What the law leaves over goes to the middle, a person at a time; too many are taken from there.
  const [from, to] = [Math.floor(companies * 0.03), Math.floor(companies * 0.45)];
  for (let at = from; total() !== people; at = at + 1 < to ? at + 1 : from) {
    const step = Math.sign(people - total());
    sizes[at] = Math.max(1, (sizes[at] ?? 1) + step);
  }
  return sizes;
}

function nameIn(random: Random, country: string): Pick<PersonPlan, 'firstName' | 'lastName'> {
  const pool = namePools[country === 'US' && random.chance(0.12) ? 'CN' : country] ?? namePools.GB!;
  return { firstName: random.pick(pool.first), lastName: random.pick(pool.last) };
}

const titleShares = Object.fromEntries(jobTitles.map(({ title, share }) => [title, share]));

/** Two people of the same name at one company have a number in their address. */
function addressOf(plan: Omit<PersonPlan, 'email' | 'phone' | 'linkedin'>, taken: Set<string>): string {
  const name = [plan.firstName, plan.lastName]
    .map((part) => inAddress(part ?? '').slice(0, 24))
    .filter(Boolean)
    .join('.');
  const host = plan.company?.domain ?? 'example.org';
  for (let number = 1; ; number += 1) {
    const address = `${name}${number > 1 ? number : ''}@${host}`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

/** People whom nobody here knows yet: names, addresses and numbers, and no company of ours. */
export function planStrangers(random: Random, count: number): PersonPlan[] {
  const [emails, phones] = [random.flags(count, 0.85), random.flags(count, 0.55)];
  const taken = new Set<string>();
  const countries = Object.keys(namePools);
  return Array.from({ length: count }, (_, at): PersonPlan => {
    const country = random.pick(countries);
    const city = cityIn(random, country);
    const plan = {
      ...nameIn(random, country),
      country,
      city,
      company: undefined,
      jobTitle: random.weighted(titleShares),
    };
    const email = emails[at] || !phones[at] ? addressOf(plan, taken) : null;
    return { ...plan, email, phone: phones[at] ? phoneIn(random, country) : null, linkedin: null };
  });
}

/** People for companies, with what is known of them in exact shares; some belong to no company. */
export function planPeople(random: Random, companies: readonly MadeCompany[], count: number): PersonPlan[] {
  const alone = Math.round(count * 0.04);
  const staff = staffing(companies.length, count - alone);
  const employers = random.shuffle([
    ...random.shuffle(companies).flatMap((company, at) => Array.from({ length: staff[at] ?? 0 }, () => company)),
    ...Array.from({ length: alone }, () => undefined),
  ]);
  const [emails, phones, links] = [random.flags(count, 0.88), random.flags(count, 0.61), random.flags(count, 0.35)];
  const taken = new Set<string>();
  return employers.map((company, at): PersonPlan => {
    const special = specialNames[at];
    const country = special?.country ?? company?.country ?? 'DE';
    const names = special ?? nameIn(random, country);
    const plan = {
      ...names,
      country,
      city: company?.city ?? cityIn(random, country),
      company,
      jobTitle: random.weighted(titleShares),
    };
    const email = addressOf(plan, taken);
    const handle = `${email.split('@')[0]?.replaceAll('.', '-')}-${random.hex(4)}`;
    return {
      ...plan,
      email: emails[at] ? email : null,
      phone: phones[at] ? phoneIn(random, country) : null,
      linkedin: links[at] ? `https://www.linkedin.com/in/${handle}` : null,
    };
  });
}
