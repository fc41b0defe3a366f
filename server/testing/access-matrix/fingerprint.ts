import { createHash } from 'node:crypto';
import type { TenantId } from '@db/ids';
import BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import pg from 'pg';
import type { TestDatabase } from '../databases';

/** Columns that say "was here", not what somebody did: noted in the background for whoever is who they say. */
const footprints = ['last_used_at', 'last_seen_at', 'active_tenant_id'];
const sessionTimes = ['expires_at', 'updated_at'];

/** Tables of all tenants that say who is limited and what is cached. */
const shared = new Set(['rate_limits', 'cache_entries', 'jobs']);

type Part = { name: string; from: string; ofTenant: boolean; left: string[] };
type Prints = Record<string, string>;

/** One way to look at a database. Whoever sees the same moment sees the same rows. */
type Eye = {
  moment(): Promise<string>;
  look(tenantIds: readonly TenantId[]): Promise<Prints>;
  close(): Promise<unknown>;
};

export type Fingerprints = {
  /** A digest of each table: the rows of the tenants, and everything where there is no tenant. */
  take(tenantIds: readonly TenantId[]): Promise<Prints>;
  close(): Promise<unknown>;
};

/**
 * Looks at all rows on a connection of its own, which no wall between tenants keeps from any. The rows are read again
 * when anything at all was committed since, and only then.
 */
export async function openFingerprints(test: TestDatabase): Promise<Fingerprints> {
  const parts = await partsOf(test);
  const eye = test.dialect === 'sqlite' ? sqliteEye(test.url, parts) : await postgresEye(test.url, parts);
  let last: { of: string; prints: Prints } | undefined;
  return {
    close: eye.close,
    async take(tenantIds) {
      // Asked first: what is committed while the rows are read makes the next moment another one
      const of = [await eye.moment(), ...tenantIds].join(' ');
      if (last?.of !== of) last = { of, prints: await eye.look(tenantIds) };
      return last.prints;
    },
  };
}

async function partsOf({ database, dialect }: TestDatabase): Promise<Part[]> {
  const tables = await database.system.read('test.tables', async (db) => Object.values(db.tables));
  const parts = tables
    .map((table) => ({ name: getTableName(table), ofTenant: 'tenantId' in table }))
    .filter(({ name }) => !shared.has(name))
    .map(({ name, ofTenant }) => {
      const left = name === 'sessions' ? [...footprints, ...sessionTimes] : footprints;
      return { name, from: `"${name}"`, ofTenant, left };
    });
  const queue = dialect === 'sqlite' ? 'jobs' : 'pgboss.job';
  return [...parts, { name: 'jobs', from: `(select id, name, data from ${queue})`, ofTenant: false, left: [] }];
}

function sqliteEye(url: string, parts: readonly Part[]): Eye {
  const file = new BetterSqlite3(url.slice('file:'.length), { readonly: true });
  const readers = parts.map(({ name, from, ofTenant, left }) => {
    const statement = file.prepare(`select * from ${from} t${ofTenant ? ' where tenant_id = ?' : ''}`).raw();
    const kept = statement.columns().flatMap((column, index) => (left.includes(column.name) ? [] : [index]));
    const print = (...of: string[]) => {
      const rows = (statement.all(...of) as unknown[][]).map((row) => JSON.stringify(kept.map((index) => row[index])));
      return createHash('md5').update(rows.sort().join('\n')).digest('hex');
    };
    return { name, ofTenant, print };
  });
  return {
    moment: async () => String(file.pragma('data_version', { simple: true })),
    look: async (tenantIds) => {
      const made = readers.flatMap(({ name, ofTenant, print }) =>
        ofTenant ? tenantIds.map((id) => [`${name} ${id}`, print(id)]) : [[name, print()]],
      );
      return Object.fromEntries(made);
    },
    close: async () => file.close(),
  };
}

/** The server makes the digests, in one statement that it plans once. */
async function postgresEye(url: string, parts: readonly Part[]): Promise<Eye> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const selects = parts.map(({ name, from, ofTenant, left }) => {
    const row = `(to_jsonb(t) - '{${left.join()}}'::text[])::text`;
    const print = `md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as print`;
    return ofTenant
      ? `select '${name} ' || tenant_id as name, ${print} from ${from} t where tenant_id = any($1::uuid[]) group by tenant_id`
      : `select '${name}' as name, ${print} from ${from} t`;
  });
  const text = selects.join(' union all ');
  return {
    moment: async () => {
      const { rows } = await client.query<{ moment: string }>('select pg_current_snapshot()::text as moment');
      return rows[0]!.moment;
    },
    look: async (tenantIds) => {
      const { rows } = await client.query<{ name: string; print: string }>({
        name: 'prints',
        text,
        values: [tenantIds],
      });
      return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
    },
    close: () => client.end(),
  };
}
