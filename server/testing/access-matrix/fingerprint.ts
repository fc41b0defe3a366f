import { createHash } from 'node:crypto';
import type { Database, Reader, SystemReader } from '@db/database';
import type { TenantId } from '@db/ids';
import { getTableName, type SQL, sql, type Table } from 'drizzle-orm';

/** Columns that say "was here", not what somebody did: noted in the background for whoever is who they say. */
const footprints = ['last_used_at', 'last_seen_at', 'active_tenant_id'];
const sessionTimes = ['expires_at', 'updated_at'];

/** Tables of all tenants that say who is limited and what is cached. */
const shared = new Set(['rate_limits', 'cache_entries', 'jobs']);

type Part = { name: string; from: SQL; left: string[] };
type Prints = Record<string, string>;

const digest = (rows: Record<string, unknown>[], left: string[]): string => {
  const kept = rows.map((row) => Object.entries(row).filter(([column]) => !left.includes(column)));
  const lines = kept.map((row) => JSON.stringify(row)).sort();
  return createHash('md5').update(lines.join('\n')).digest('hex');
};

/** One digest a table. On Postgres the server makes them, in one statement. */
async function prints({ dialect, rows }: Reader | SystemReader, parts: readonly Part[]): Promise<Prints> {
  if (dialect === 'sqlite') {
    const made: Prints = {};
    for (const { name, from, left } of parts) made[name] = digest(await rows(sql`select * from ${from}`), left);
    return made;
  }
  const selects = parts.map(({ name, from, left }) => {
    const row = sql`(to_jsonb(t) - ${sql.param(left)}::text[])::text`;
    return sql`select ${name}::text as name, md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as print
      from (select * from ${from}) t`;
  });
  const made = await rows<{ name: string; print: string }>(sql.join(selects, sql` union all `));
  return Object.fromEntries(made.map(({ name, print }) => [name, print]));
}

/** A digest of each table: the rows of the tenants, and everything where there is no tenant. */
export async function fingerprint(database: Database, tenantIds: readonly TenantId[]): Promise<Prints> {
  const parts = (tables: Record<string, Table>, ofTenant: boolean, suffix: string, where: SQL): Part[] =>
    Object.values(tables)
      .filter((table) => 'tenantId' in table === ofTenant && !shared.has(getTableName(table)))
      .map((table) => {
        const left = getTableName(table) === 'sessions' ? [...footprints, ...sessionTimes] : footprints;
        return { name: `${getTableName(table)}${suffix}`, from: sql`${table}${where}`, left };
      });
  const made = await database.system.read('test.fingerprint', (db) => {
    const queue = sql.raw(db.dialect === 'sqlite' ? 'jobs' : 'pgboss.job');
    const jobs = { name: 'jobs', from: sql`(select id, name, data from ${queue}) q`, left: [] };
    return prints(db, [...parts(db.tables, false, '', sql``), jobs]);
  });
  for (const tenantId of tenantIds) {
    const where = sql` where tenant_id = ${tenantId}`;
    const db = database.forTenant(tenantId);
    Object.assign(
      made,
      await db.read('test.fingerprint', (reader) => prints(reader, parts(reader.tables, true, ` ${tenantId}`, where))),
    );
  }
  return made;
}
