import { type PersonPlan, shortAddress } from './plan-people';
import type { Random } from './random';

/** Pairs that a search for duplicates is to find, by what gives them away. */
export const planted = { sameEmail: 5, samePhone: 4, similarName: 5 };
export const plantedPairs = planted.sameEmail + planted.samePhone + planted.similarName;

const withTag = (email: string | null): string | null => (email ? email.replace('@', '+crm@') : null);

/** The same number as somebody typed it long ago: with the country's zeros and blanks. */
const asTyped = (phone: string | null): string | null =>
  phone ? `${phone.replace('+', '00').slice(0, 4)} ${phone.slice(3, 6)}/${phone.slice(6)}` : null;

/** One letter doubled or another one spelled as it sounds. */
const misheard = (name: string | null): string | null =>
  name
    ? name
        .replace(/^(.{2})(.)/, '$1$2$2')
        .replace(/th/g, 't')
        .slice(0, 40)
    : null;

/**
 * Makes some plans the twins of others; the special names at the beginning and the last two stay alone. Who has an address or a number stays the same, so that the shares of
 * the whole stay exact.
 */
export function plantDuplicates(random: Random, plans: readonly PersonPlan[]): PersonPlan[] {
  const all = [...plans];
  const free = random.shuffle(
    plans.map((_, at) => at).filter((at) => at > 10 && at < plans.length - 2 && plans[at]?.company),
  );
  const take = (fits: (plan: PersonPlan) => boolean): number => {
    const at = free.findIndex((one) => fits(plans[one] as PersonPlan));
    return free.splice(at, 1)[0] ?? 0;
  };
  const pair = (
    fits: (plan: PersonPlan) => boolean,
    twinOf: (plan: PersonPlan, twin: PersonPlan) => Partial<PersonPlan>,
  ) => {
    const [original, twin] = [plans[take(fits)] as PersonPlan, take(fits)];
    const own = plans[twin] as PersonPlan;
    const names = { firstName: original.firstName, lastName: original.lastName, ...twinOf(original, own) };
    const host = (names.company ?? own.company)?.domain ?? 'example.org';
    const email = own.email && shortAddress(original.firstName, original.lastName, host);
    all[twin] = { ...own, email, ...names };
  };
  for (let at = 0; at < planted.sameEmail; at += 1) {
    pair(
      ({ email }) => email !== null,
      ({ email }) => ({ email: withTag(email) }),
    );
  }
  for (let at = 0; at < planted.samePhone; at += 1) {
    pair(
      ({ phone }) => phone !== null,
      ({ phone, firstName }) => ({ phone: asTyped(phone), firstName: firstName?.slice(0, 1) ?? null }),
    );
  }
  for (let at = 0; at < planted.similarName; at += 1) {
    const long = ({ firstName, lastName }: PersonPlan) => (firstName?.length ?? 0) > 4 && (lastName?.length ?? 0) > 3;
    pair(long, ({ company, firstName, lastName, city, country }) => ({
      company,
      city,
      country,
      firstName: misheard(firstName),
      lastName,
    }));
  }
  return all;
}
