import { randomBytes } from 'node:crypto';
import { asTenantId, type TenantId } from '@db/ids';
import type { Role } from '@/trpc/access';
import type { Actor, AppServices, Tenant } from '@/trpc/context';
import { insertWorkspace } from '../workspaces';
import { type Cast, type DemoPerson, demoIntegration, demoPeople, kiteMembers } from './cast';
import { makePipelines } from './make-pipelines';
import { addRates, euroShares } from './money';
import { daysBefore, idAt } from './office-hours';
import { createRandom } from './random';
import { type Size, tellYear } from './tell-year';
import { writeStory } from './write-story';

type App = Pick<AppServices, 'database'>;

export type SeedOptions = {
  /** All dates of the demo lie in the year before it. */
  now: Date;
  /** The same seed and `now` give the same demo. */
  seed: number;
  /** Makes an account that can sign in. @returns its id */
  createUser(person: { name: string; email: string }): Promise<string>;
};

export type SeededWorkspace = { tenant: Tenant; companies: number; people: number; notes: number; deals: number };

const main: Size = {
  companies: 120,
  people: 480,
  notes: 420,
  duplicates: true,
  deals: { open: [34, 26, 18, 14], won: 18, lost: 38, renewals: { open: 8, won: 6, lost: 6 } },
  leads: 90,
  activities: 900,
  tasks: { open: 210, done: 640 },
};
const small: Size = {
  companies: 18,
  people: 60,
  notes: 40,
  duplicates: false,
  deals: { open: [5, 4, 3, 2], won: 3, lost: 4, renewals: { open: 1, won: 1, lost: 0 } },
  leads: 12,
  activities: 60,
  tasks: { open: 20, done: 30 },
};

const inEuros = { timeZone: 'Europe/Berlin', currency: 'EUR', currencyUnit: 100, currencyShares: euroShares };

const total = ({ open, won, lost, renewals }: Size['deals']): number =>
  open.reduce((sum, count) => sum + count, won + lost + renewals.open + renewals.won + renewals.lost);

type Member = DemoPerson & { id: string };

const asActor = ({ id, name }: Member): Actor => ({ kind: 'user', id, name });

function castOf(members: readonly (Member & { role: Role })[], keyId: string): Cast {
  const having = (...roles: Role[]) => members.filter(({ role }) => roles.includes(role)).map(asActor);
  const [owner] = having('owner');
  if (!owner) throw new Error('a workspace of the demo has no owner');
  const reps = having('member');
  return {
    owner,
    manager: having('manager')[0] ?? owner,
    reps: reps.length > 0 ? reps : [owner],
    integration: { kind: 'api-key', id: keyId, name: demoIntegration },
  };
}

/** Tells a workspace's year and writes it down in one transaction. */
async function writeYear(
  { database }: App,
  tenantId: TenantId,
  cast: Cast,
  size: Size,
  { now, seed }: SeedOptions,
): Promise<void> {
  const { story, stays } = tellYear({ tenantId, cast, size, now, seed, ...inEuros }, makePipelines);
  await database.forTenant(tenantId).transaction('demo.seed', async (tx) => {
    await writeStory(tx, story, stays);
    await addRates(tx, now);
  });
}

/** A key whose secret nobody ever had: it shows who filled in the web form, and opens nothing. */
async function addIntegration(
  { database }: App,
  tenantId: TenantId,
  ownerId: string,
  { now, seed }: SeedOptions,
): Promise<string> {
  const at = daysBefore(now, 360);
  const id = idAt(createRandom(seed + 1), at);
  await database.forTenant(tenantId).transaction('demo.key', async (tx) => {
    await tx.sql.insert(tx.tables.apiKeys).values({
      tenantId,
      id,
      name: demoIntegration,
      prefix: 'demo',
      keyHash: randomBytes(32).toString('hex'),
      role: 'member',
      createdBy: ownerId,
      createdAt: at,
    });
  });
  return id;
}

async function makeWorkspace(
  app: App,
  name: string,
  members: readonly Member[],
  size: Size,
  options: SeedOptions,
): Promise<SeededWorkspace> {
  const owner = members.find(({ role }) => role === 'owner');
  if (!owner) throw new Error('a workspace of the demo has no owner');
  const at = daysBefore(options.now, 366);
  const settings = { timeZone: 'Europe/Berlin', currency: 'EUR', defaultCountry: 'DE', locale: 'en-GB' };
  const tenant = await app.database.system.transaction('demo.workspace', async (tx) => {
    const made = await insertWorkspace(tx, { name, settings, ownerId: owner.id, now: at });
    const others = members.filter((member) => member !== owner);
    for (const { id: userId, role } of others) {
      await tx.sql
        .insert(tx.tables.memberships)
        .values({ tenantId: made.id, userId, role, createdAt: at, updatedAt: at });
    }
    return made;
  });
  const tenantId = asTenantId(tenant.id);
  const keyId = await addIntegration(app, tenantId, owner.id, options);
  await writeYear(app, tenantId, castOf(members, keyId), size, options);
  return { tenant, companies: size.companies, people: size.people, notes: size.notes, deals: total(size.deals) };
}

/**
 * Two workspaces with people, companies, notes, tags and a year of history: "Lumen Studio" and the small "Kite
 * Logistics". For an empty database; about 1 s on SQLite.
 * @returns the workspaces, and the people who can sign in
 */
export async function seedDemo(
  app: App,
  options: SeedOptions,
): Promise<{ workspaces: SeededWorkspace[]; people: Member[] }> {
  const people: Member[] = [];
  for (const person of demoPeople) {
    people.push({ ...person, id: await options.createUser({ name: person.name, email: person.email }) });
  }
  const atKite = kiteMembers.flatMap(({ key, role }) => {
    const person = people.find((one) => one.key === key);
    return person ? [{ ...person, role }] : [];
  });
  const workspaces = [
    await makeWorkspace(app, 'Lumen Studio', people, main, options),
    await makeWorkspace(app, 'Kite Logistics', atKite, small, { ...options, seed: options.seed + 17 }),
  ];
  return { workspaces, people };
}
