import type pg from 'pg';

/** The role every session of the app runs as. It owns nothing and cannot bypass row-level security. */
export const appRole = 'crm_flow_app';

/** Tables whose rows must be found before a tenant is known; sessions marked as system see all of them. */
const controlTables = ['memberships', 'invitations', 'api_keys'];

const ofTenant = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid";
const ofSystem = "current_setting('app.system', true) = 'on'";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Puts the second wall around every table that has `tenant_id`: row-level security, enabled and forced. Runs after each
 * migration, under its lock, and is safe to run again: a new table cannot be forgotten.
 */
export async function raiseWalls(client: pg.Client): Promise<void> {
  await client.query(`
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
  `);
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped`,
  );
  for (const { name } of rows) {
    const allowed = controlTables.includes(name) ? `(${ofTenant} or ${ofSystem})` : ofTenant;
    await client.query(`
      ALTER TABLE ${quoted(name)} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${quoted(name)} FORCE ROW LEVEL SECURITY;
      DROP POLICY IF EXISTS tenant_wall ON ${quoted(name)};
      CREATE POLICY tenant_wall ON ${quoted(name)} USING (${allowed}) WITH CHECK (${allowed});
    `);
  }
}
