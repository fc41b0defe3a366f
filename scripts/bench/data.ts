import type { Database, TenantDatabase } from '@db/database';
import { fold } from '@db/fold';
import { asTenantId, newId, type TenantId } from '@db/ids';
import { migrate } from '@db/migrate';
import { openDatabase } from '@db/open-database';
import { newToken, tokenHash } from '@/lib/security/tokens';
import { newKeyText, prefixOf } from '../../server/features/api-keys/key-text.rules';
import { companyObject } from '../../server/features/companies';
import { dealObject } from '../../server/features/deals/deal-object';
import { personObject } from '../../server/features/people';
import { insertRows } from '../../server/features/records/bulk-rows';
import { rebuildIndex } from '../../server/features/search';
import { personNumber } from './people';
import { recordRow } from './record-row';
import { insertSales } from './sales';

/** What the measurements ask with and for. */
export type World = {
  tenantId: TenantId;
  slug: string;
  userId: string;
  userName: string;
  apiKey: string;
  sessionToken: string;
  people: number;
  /** Some of the ids, spread over all of them. */
  personIds: string[];
  companyIds: string[];
  /** The pipeline that all deals are in, its first stage, and some of its open deals. */
  pipelineId: string;
  stageId: string;
  openDealIds: string[];
};

const batch = 2_000;
const keptIds = 2_000;

function spreadOver(ids: readonly string[]): string[] {
  const every = Math.max(1, Math.floor(ids.length / keptIds));
  return ids.filter((_, at) => at % every === 0);
}

const slug = 'bench';

/** People who share the deals among them. */
const teamSize = 20;

/**
 * Migrates a fresh database and fills it: a workspace, a member with a session and a key, people, a quarter of companies,
 * a fifth of deals that a team of twenty shares, two activities for each.
 */
export async function fillDatabase(url: string, people: number, say: (line: string) => void): Promise<World> {
  await migrate({ url });
  const database = await openDatabase({ url, synchronous: 'normal', statementTimeoutMs: 600_000 });
  try {
    const who = await insertMember(database);
    const db = database.forTenant(who.tenantId);
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const value = await work();
      say(`  ${what}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
      return value;
    };
    const companyIds = await timed('companies', () => insertCompanies(db, who.userId, Math.ceil(people / 4)));
    const personIds = await timed('people', () => insertPeople(db, who.userId, people, companyIds));
    const sales = await timed('deals', async () => {
      const owners = await insertTeam(database, who.tenantId);
      const where = { database, db, owners, companyIds };
      return insertSales(where, Math.ceil(people / 5));
    });
    await timed('search index', async () => {
      for (const object of [companyObject, personObject, dealObject]) await rebuildIndex(db, object);
    });
    return {
      ...who,
      people,
      personIds: spreadOver(personIds),
      companyIds: companyIds.slice(0, keptIds),
      ...{ pipelineId: sales.pipelineId, stageId: sales.stageId, openDealIds: spreadOver(sales.openIds) },
    };
  } finally {
    await database.close();
  }
}

async function insertMember(database: Database) {
  const tenantId = asTenantId(newId());
  const userId = newId();
  const userName = 'Bea Bench';
  const now = new Date();
  const stamps = { createdAt: now, updatedAt: now };
  const sessionToken = newToken();
  const apiKey = newKeyText(tenantId);
  await database.system.transaction('bench.member', async ({ sql, tables }) => {
    await sql.insert(tables.tenants).values({ id: tenantId, name: 'Bench', slug, ...stamps });
    await sql.insert(tables.users).values({ id: userId, name: userName, email: 'bea@example.com', ...stamps });
    await sql.insert(tables.memberships).values({ tenantId, userId, role: 'member', ...stamps });
    await sql.insert(tables.sessions).values({
      id: newId(),
      userId,
      token: tokenHash(sessionToken),
      expiresAt: new Date(now.getTime() + 86_400_000),
      lastSeenAt: now,
      activeTenantId: tenantId,
      ...stamps,
    });
    await sql.insert(tables.apiKeys).values({
      tenantId,
      id: newId(),
      name: 'Bench',
      prefix: prefixOf(apiKey),
      keyHash: tokenHash(apiKey),
      role: 'member',
      createdBy: userId,
      createdAt: now,
    });
  });
  return { tenantId, slug, userId, userName, apiKey, sessionToken };
}

/** The ids of members who only own things. */
async function insertTeam(database: Database, tenantId: TenantId): Promise<string[]> {
  const now = new Date();
  const stamps = { createdAt: now, updatedAt: now };
  const ids = Array.from({ length: teamSize }, newId);
  await database.system.transaction('bench.team', async ({ sql, tables }) => {
    for (const [n, id] of ids.entries()) {
      await sql.insert(tables.users).values({ id, name: `Seller ${n}`, email: `seller${n}@example.com`, ...stamps });
      await sql.insert(tables.memberships).values({ tenantId, userId: id, role: 'member', ...stamps });
    }
  });
  return ids;
}

/** A millisecond apart, as nothing a person makes has the same instant; the last one was made now. */
const madeAt = (n: number, count: number, now: number): Date => new Date(now - (count - n) * 1_000);

async function insertCompanies(db: TenantDatabase, ownerId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  const now = Date.now();
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, at) => {
      const n = from + at;
      const name = `Company ${n}`;
      const createdAt = madeAt(n, count, now);
      return {
        ...recordRow(db.tenantId, ownerId, createdAt),
        name,
        nameKey: fold(name),
        domain: `company${n}.example.com`,
        city: personNumber(n).city,
        country: 'DE',
      };
    });
    ids.push(...rows.map(({ id }) => id));
    await db.transaction('bench.companies', (tx) => insertRows(tx, tx.tables.companies, rows));
  }
  return ids;
}

async function insertPeople(db: TenantDatabase, ownerId: string, count: number, companyIds: string[]) {
  const ids: string[] = [];
  const now = Date.now();
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, at) => {
      const n = from + at;
      return {
        ...recordRow(db.tenantId, ownerId, madeAt(n, count, now)),
        ...personNumber(n),
        companyId: companyIds[n % companyIds.length] ?? null,
        otherEmails: [],
        otherPhones: [],
        emailConsent: n % 2 === 0,
      };
    });
    ids.push(...rows.map(({ id }) => id));
    await db.transaction('bench.people', (tx) => insertRows(tx, tx.tables.people, rows));
  }
  return ids;
}
