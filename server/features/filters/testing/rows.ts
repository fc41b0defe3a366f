import type { Database } from '@db/database';
import { fold } from '@db/fold';
import { asTenantId, newId } from '@db/ids';
import fc from 'fast-check';
import { companySizes, companyStatuses, industries } from '../../companies/company-object';
import type { FilterableRecord } from '../filter.matches';

/** Texts that go wrong elsewhere: marks, wildcards, quotes, scripts, letters whose case is odd. */
export const texts = [
  'Łukasz',
  'Nguyễn',
  'Ōta',
  'عمر',
  "O'Brien",
  '王小明',
  'Müller & Söhne',
  'MULLER',
  '100% Sure_Thing',
  '100 percent',
  'back\\slash',
  'Straße',
  'İstanbul',
  'istanbul',
  'ΟΔΟΣ',
  'οδοσ',
  'a',
  'A',
  'Å',
  'zz',
  ' two  blanks ',
  '"quoted"',
  '🦊 fox',
] as const;
export const phones = [
  '+493012345',
  '+49 (30) 123-45',
  '030 12345',
  '12345',
  'call me',
  '+14155552671 ext. 12',
] as const;
export const emails = ['anna@example.com', 'o.brien@example.org', 'josé@exämple.net', 'x_y%z@example.com'] as const;
export const domains = ['example.com', 'kite.example', 'x-1.example'] as const;
export const countries = ['DE', 'FR', 'JP'] as const;
export const days = ['2023-12-31', '2024-02-29', '2025-12-31', '2026-01-01', '2026-03-29', '2026-11-26', '2027-02-01'];
export const moments = [
  '2025-12-31T22:59:59.999Z',
  '2025-12-31T23:00:00.000Z',
  '2026-03-29T01:00:00.000Z',
  '2026-11-25T23:30:00.000Z',
  '2026-11-26T09:30:00.000Z',
  '2026-11-26T09:30:00.001Z',
  '2026-12-24T12:00:00.000Z',
];
export const amounts = [0, 1, -5, 999, 1_000, 250_000_00, Number.MAX_SAFE_INTEGER];
export const users = Array.from({ length: 3 }, newId);
export const tagIds = Array.from({ length: 4 }, newId);
/** Given to records, but in the trash. */
export const trashedTag = newId();

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 3 });
const some = <T>(values: readonly T[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const valuesOf = (options: readonly { value: string }[]) => options.map(({ value }) => value);
const instant = fc.constantFrom(...moments).map((text) => new Date(text));

const common = {
  createdAt: instant,
  updatedAt: instant,
  createdBy: maybe(users),
  ownerId: maybe(users),
  importId: maybe(users),
  demo: fc.boolean(),
};

const company = fc.record({
  ...common,
  name: fc.constantFrom(...texts),
  domain: maybe(domains),
  status: maybe(valuesOf(companyStatuses)),
  industry: maybe([...valuesOf(industries), 'no longer an option']),
  size: maybe(valuesOf(companySizes)),
  phone: maybe(phones),
  city: maybe([...texts, '']),
  country: maybe(countries),
  annualRevenue: maybe(amounts),
  customerSince: maybe(days),
  deletedAt: fc.option(instant, { freq: 4 }).map((at) => at && new Date(at)),
});

const person = fc.record({
  ...common,
  name: fc.constantFrom(...texts),
  firstName: maybe([...texts, '']),
  lastName: maybe(texts),
  email: maybe(emails),
  otherEmails: some(emails, 3),
  phone: maybe(phones),
  otherPhones: some(phones, 3),
  jobTitle: maybe(texts),
  company: fc.option(fc.nat(19), { freq: 3 }),
  city: maybe([...texts, '']),
  country: maybe(countries),
  birthday: maybe(days),
  emailConsent: fc.boolean(),
  description: maybe(texts),
  tags: some([...tagIds, trashedTag], 4),
});

/** Companies and people as the tests see them: rows as drizzle gives them, with `company` and the ids of live tags. */
export type Rows = { companies: FilterableRecord[]; people: FilterableRecord[] };

/** Writes 20 companies and 150 people of one workspace; the same seed gives the same rows, with new ids. */
export async function writeRows(database: Database, tenant: string, seed: number): Promise<Rows> {
  const tenantId = asTenantId(tenant);
  const [made] = fc.sample(
    fc.tuple(
      fc.array(company, { minLength: 20, maxLength: 20 }),
      fc.array(person, { minLength: 150, maxLength: 150, size: 'max' }),
    ),
    { seed, numRuns: 1 },
  );
  if (!made) throw new Error('no rows made');
  const companies = made[0].map((row) => ({ ...row, tenantId, id: newId(), nameKey: fold(row.name) }));
  const people = made[1].map(({ company: at, tags, ...row }) => ({
    ...row,
    tenantId,
    id: newId(),
    nameKey: fold(row.name),
    companyId: at === null ? null : (companies[at]?.id ?? null),
    tags,
  }));
  await database.forTenant(tenantId).transaction('test.rows', async (tx) => {
    const { tables } = tx;
    await tx.sql.insert(tables.companies).values(companies);
    await tx.sql.insert(tables.people).values(people.map(({ tags: _, ...row }) => row));
    const now = new Date();
    await tx.sql.insert(tables.tags).values(
      [...tagIds, trashedTag].map((id) => ({
        ...{ tenantId, id, name: id, nameKey: id, color: 'blue', createdAt: now, updatedAt: now },
        deletedAt: id === trashedTag ? now : null,
      })),
    );
    const given = people.flatMap(({ id, tags }) =>
      tags.map((tagId) => ({ tenantId, object: 'person', recordId: id, tagId })),
    );
    await tx.sql.insert(tables.recordTags).values(given);
  });
  return {
    companies,
    people: people.map((row) => ({
      ...row,
      tags: row.tags.filter((id) => id !== trashedTag),
      company: companies.find(({ id }) => id === row.companyId) ?? null,
    })),
  };
}
