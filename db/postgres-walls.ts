import type pg from 'pg';

/** The role every session of the app runs as. It owns nothing and cannot bypass row-level security. */
export const appRole = 'crm_flow_app';

/** Tables whose rows must be found before a tenant is known; sessions marked as system see all of them. */
const controlTables = ['memberships', 'invitations', 'api_keys'];

const ofTenant = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid";
const ofTenantOrSystem = `(${ofTenant} or current_setting('app.system', true) = 'on')`;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const everyTable = `select c.oid, c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** What of the role and its rights is not there; all of it may be granted again. */
const missingRights = `
  select not exists (select from pg_roles where rolname = '${appRole}')
    or not pg_has_role(session_user, '${appRole}', 'MEMBER')
    or not has_schema_privilege('${appRole}', 'public', 'USAGE')
    or exists (select from (${everyTable}) t where t.relname <> 'schema_migrations'
      and not (has_table_privilege('${appRole}', t.oid, 'SELECT') and has_table_privilege('${appRole}', t.oid, 'INSERT')
        and has_table_privilege('${appRole}', t.oid, 'UPDATE') and has_table_privilege('${appRole}', t.oid, 'DELETE')))
    or exists (select from pg_class c where c.relnamespace = 'public'::regnamespace
      and case when c.relkind = 'S' then not has_sequence_privilege('${appRole}', c.oid, 'USAGE') else false end)
    or has_table_privilege('${appRole}', 'schema_migrations', 'INSERT, UPDATE, DELETE') as missing`;

const grants = `
  DO $$ BEGIN
    CREATE ROLE ${appRole} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
  DO $$ BEGIN
    EXECUTE format('GRANT ${appRole} TO %I', session_user);
  EXCEPTION WHEN OTHERS THEN
    IF NOT pg_has_role(session_user, '${appRole}', 'MEMBER') THEN RAISE; END IF;
  END $$;
  GRANT USAGE ON SCHEMA public TO ${appRole};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${appRole};
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${appRole};
  REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM ${appRole};
`;

async function grantRights(client: pg.Client): Promise<void> {
  // Asked of a role that is not there, the privilege functions are errors.
  const { rowCount: known } = await client.query(`select from pg_roles where rolname = '${appRole}'`);
  const [rights] = known ? (await client.query<{ missing: boolean }>(missingRights)).rows : [];
  if (rights?.missing ?? true) await client.query(grants);
}

/**
 * A policy as Postgres gives it back, by the text it was made of: how a standing one is recognised. Asked of a table that
 * is gone again; no temporary one, which takes a right of its own.
 */
async function asWritten(client: pg.Client, conditions: readonly string[]): Promise<Map<string, string>> {
  await client.query('CREATE TABLE wall_model (tenant_id uuid)');
  for (const [at, condition] of conditions.entries()) {
    await client.query(`CREATE POLICY model_${at} ON wall_model USING (${condition})`);
  }
  const { rows } = await client.query<{ name: string; text: string }>(
    "select polname as name, pg_get_expr(polqual, polrelid) as text from pg_policy where polrelid = 'wall_model'::regclass",
  );
  await client.query('DROP TABLE wall_model');
  const texts = new Map(rows.map(({ name, text }) => [name, text]));
  return new Map(conditions.map((condition, at) => [condition, texts.get(`model_${at}`) ?? '']));
}

/** Tables with `tenant_id`, and what opens each. Policies that only narrow may be an operator's own, and open nothing. */
const standingWalls = `
  select t.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
    coalesce((select json_agg(json_build_object('name', p.polname, 'command', p.polcmd, 'toAll', p.polroles = '{0}', 'reads', pg_get_expr(p.polqual, p.polrelid), 'writes', pg_get_expr(p.polwithcheck, p.polrelid)))
      from pg_policy p where p.polrelid = t.oid and (p.polpermissive or p.polname = 'tenant_wall')), '[]') as policies
  from (${everyTable}) t join pg_class c on c.oid = t.oid
  join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id' and not a.attisdropped`;

type Policy = {
  name: string;
  command: string;
  toAll: boolean;
  reads: string | null;
  writes: string | null;
};

/** Whether exactly the wanted policy stands, for reading and writing, for everybody. */
const isTheWall = (policies: readonly Policy[], wanted: string | undefined): boolean =>
  policies.length === 1 &&
  policies.every(
    ({ name, command, toAll, reads, writes }) =>
      name === 'tenant_wall' && command === '*' && toAll && reads === wanted && writes === wanted,
  );

/**
 * Puts the second wall around every table that has `tenant_id`: row-level security, enabled and forced. Runs after each
 * migration, under its lock: a new table cannot be forgotten, and a wall that somebody changed is put up again. What
 * stands is left alone: to raise it takes each table for itself, and another process that starts must not make those
 * wait that are at work.
 */
export async function raiseWalls(client: pg.Client): Promise<void> {
  await grantRights(client);
  const texts = await asWritten(client, [ofTenant, ofTenantOrSystem]);
  const { rows } = await client.query<{ name: string; forced: boolean; policies: Policy[] }>(standingWalls);
  for (const { name, forced, policies } of rows) {
    const allowed = controlTables.includes(name) ? ofTenantOrSystem : ofTenant;
    if (forced && isTheWall(policies, texts.get(allowed))) continue;
    const others = policies.map((policy) => `DROP POLICY ${quoted(policy.name)} ON ${quoted(name)};`).join('\n');
    await client.query(`
      ALTER TABLE ${quoted(name)} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${quoted(name)} FORCE ROW LEVEL SECURITY;
      ${others}
      CREATE POLICY tenant_wall ON ${quoted(name)} USING (${allowed}) WITH CHECK (${allowed});
    `);
  }
}
