import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPostgres } from '@/testing/databases';
import type { Database, SystemReader, Transaction } from './database';
import { asTenantId, newId, type TenantId } from './ids';
import { migrate } from './migrate';
import { openDatabase } from './open-database';
import { appRole } from './postgres-walls';
import { postgresTables } from './schema.postgres';

const now = new Date('2026-03-01T08:00:00.000Z');
const postgresOnly = ['jobs'];

const tenantTables = Object.values(postgresTables)
  .filter((table) => 'tenantId' in getTableColumns(table))
  .map((table) => getTableName(table))
  .filter((name) => !postgresOnly.includes(name))
  .sort();

describe('the second wall around tenants, on Postgres', () => {
  let fresh: Awaited<ReturnType<typeof freshPostgres>>;
  let database: Database;
  let owner: pg.Client;
  const [lumen, kite] = [asTenantId(newId()), asTenantId(newId())];

  beforeAll(async () => {
    fresh = await freshPostgres();
    await migrate({ url: fresh.url });
    owner = new pg.Client({ connectionString: fresh.url });
    await owner.connect();
    // One connection for all, so that anything left behind on it would show.
    database = await openDatabase({ url: fresh.url, poolMax: 1 });
    for (const [tenant, name] of [
      [lumen, 'Lumen tag'],
      [kite, 'Kite tag'],
    ] as const) {
      await database.forTenant(tenant).transaction('tags.add', (tx) => addTag(tx, name));
    }
  });
  afterAll(async () => {
    await database?.close();
    await owner?.end();
    await fresh?.drop();
  });

  const addTag = async (tx: Transaction, name: string, tenantId: TenantId = tx.tenantId) => {
    const values = { tenantId, id: newId(), name, nameKey: name, color: 'grey', createdAt: now, updatedAt: now };
    await tx.sql.insert(tx.tables.tags).values(values);
  };
  /** What a query sees that forgot to name the tenant. */
  const tagsWithoutFilter = (db: Pick<SystemReader, 'sql' | 'tables'>) =>
    db.sql.select({ name: db.tables.tags.name }).from(db.tables.tags);

  describe('in the catalogue', () => {
    const walls = async () => {
      const { rows } = await owner.query(
        `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                coalesce(json_agg(json_build_object('roles', p.roles, 'command', p.cmd, 'reads', p.qual is not null, 'writes', p.with_check is not null))
                         filter (where p.policyname is not null), '[]') as policies
         from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
         left join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         group by 1, 2, 3 order by c.relname collate "C"`,
      );
      return rows;
    };

    it('every table with tenant_id has forced row-level security and one policy for reads and writes', async () => {
      const found = await walls();
      expect(found.map(({ name }) => name)).toEqual(tenantTables);
      for (const table of found) {
        expect(table).toEqual({
          name: table.name,
          enabled: true,
          forced: true,
          policies: [{ roles: ['public'], command: 'ALL', reads: true, writes: true }],
        });
      }
    });

    it('a table that comes later is walled in by the next migration run', async () => {
      await owner.query('CREATE TABLE later (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id))');
      await migrate({ url: fresh.url });
      const later = (await walls()).find(({ name }) => name === 'later');
      expect(later).toMatchObject({ enabled: true, forced: true, policies: [{ command: 'ALL' }] });
      const { rows } = await owner.query(`select has_table_privilege('${appRole}', 'later', 'select, insert') as may`);
      expect(rows).toEqual([{ may: true }]);
      await owner.query('DROP TABLE later');
    });

    it.each([
      'ALTER TABLE tags NO FORCE ROW LEVEL SECURITY',
      'ALTER POLICY tenant_wall ON tags USING (true)',
      'CREATE POLICY too ON tags USING (true)',
      `REVOKE UPDATE ON tags FROM ${appRole}`,
    ])('a wall that somebody changed stands again after the next migration run: %s', async (change) => {
      const state = async () => {
        const { rows } = await owner.query(
          `select c.relforcerowsecurity, c.relacl, (select json_agg(p order by p.policyname) from pg_policies p
             where p.tablename = c.relname) as policies
           from pg_class c where c.relname = 'tags'`,
        );
        return rows;
      };
      const before = await state();
      await owner.query(change);
      expect(await state()).not.toEqual(before);
      await migrate({ url: fresh.url });
      expect(await state()).toEqual(before);
    });

    it('a process that starts takes no table from those that are at work', async () => {
      await owner.query('BEGIN');
      try {
        // As much as a writing transaction holds, on every table there is.
        for (const name of tenantTables) await owner.query(`LOCK TABLE "${name}" IN ROW EXCLUSIVE MODE`);
        await expect(migrate({ url: fresh.url })).resolves.toMatchObject({ applied: [] });
      } finally {
        await owner.query('ROLLBACK');
      }
    });

    it('the role of the app owns nothing, is nothing special and is in no other role', async () => {
      const { rows: role } = await owner.query(
        `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin from pg_roles where rolname = '${appRole}'`,
      );
      expect(role).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolcanlogin: false },
      ]);
      const { rows: owned } = await owner.query(
        `select classid::regclass, objid from pg_shdepend where refobjid = '${appRole}'::regrole and deptype = 'o'`,
      );
      expect(owned).toEqual([]);
      const { rows: memberOf } = await owner.query(
        `select 1 from pg_auth_members where member = '${appRole}'::regrole`,
      );
      expect(memberOf).toEqual([]);
    });

    it('sessions run as that role, and may neither change tables nor the record of migrations', async () => {
      const who = await database.system.read('who', (db) => db.rows(sql`select current_user as name`));
      expect(who).toEqual([{ name: appRole }]);
      const attempt = (statement: string) =>
        database.system
          .transaction('attempt', (tx) => tx.run(sql.raw(statement)))
          .then(
            () => 'allowed',
            (error: { code?: string }) => error.code,
          );
      expect(await attempt('ALTER TABLE tags DISABLE ROW LEVEL SECURITY')).toBe('42501');
      expect(await attempt('DROP POLICY tenant_wall ON tags')).toBe('42501');
      expect(await attempt('CREATE TABLE mine (id int)')).toBe('42501');
      expect(await attempt('TRUNCATE tags')).toBe('42501');
      expect(await attempt("UPDATE schema_migrations SET hash = 'x'")).toBe('42501');
    });
  });

  it('a query that forgot the tenant gives the rows of the tenant at hand only', async () => {
    expect(await database.forTenant(lumen).read('tags', tagsWithoutFilter)).toEqual([{ name: 'Lumen tag' }]);
    expect(await database.forTenant(kite).read('tags', tagsWithoutFilter)).toEqual([{ name: 'Kite tag' }]);
    const count = await database.forTenant(kite).read('tags', (db) => db.rows(sql`select count(*) as count from tags`));
    expect(count).toEqual([{ count: 1 }]);
  });

  it('a query that names another tenant gives nothing', async () => {
    const foreign = await database
      .forTenant(lumen)
      .read('tags', ({ sql: query, tables: { tags } }) => query.select().from(tags).where(eq(tags.tenantId, kite)));
    expect(foreign).toEqual([]);
  });

  it('a row of another tenant cannot be written, moved, changed or deleted', async () => {
    const db = database.forTenant(lumen);
    const codeOf = (work: (tx: Transaction) => Promise<unknown>) =>
      db.transaction('attempt', work).then(
        () => 'allowed',
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );
    expect(await codeOf((tx) => addTag(tx, 'smuggled', kite))).toBe('42501');
    expect(await codeOf((tx) => tx.sql.update(tx.tables.tags).set({ tenantId: kite }))).toBe('42501');
    await db.transaction('attempt', async (tx) => {
      const { tags } = tx.tables;
      expect(await tx.sql.update(tags).set({ name: 'taken' }).where(eq(tags.tenantId, kite)).returning()).toEqual([]);
      expect(await tx.sql.delete(tags).where(eq(tags.tenantId, kite)).returning()).toEqual([]);
    });
    expect(await database.forTenant(kite).read('tags', tagsWithoutFilter)).toEqual([{ name: 'Kite tag' }]);
  });

  it('without a tenant there are no rows, before and after a tenant used the same connection', async () => {
    expect(await database.system.read('tags', tagsWithoutFilter)).toEqual([]);
    await database.forTenant(lumen).read('tags', tagsWithoutFilter);
    expect(await database.system.read('tags', tagsWithoutFilter)).toEqual([]);
    await database.forTenant(lumen).transaction('tags', tagsWithoutFilter);
    expect(await database.system.transaction('tags', tagsWithoutFilter)).toEqual([]);
  });

  it('system handles see all memberships, a tenant its own', async () => {
    for (const tenant of [lumen, kite]) {
      await database.forTenant(tenant).transaction('join', async (tx) => {
        const values = {
          tenantId: tx.tenantId,
          userId: newId(),
          role: 'owner',
          createdAt: now,
          updatedAt: now,
        } as const;
        await tx.sql.insert(tx.tables.memberships).values(values);
      });
    }
    const tenants = (db: Pick<SystemReader, 'sql' | 'tables'>) =>
      db.sql.select({ id: db.tables.memberships.tenantId }).from(db.tables.memberships);
    expect((await database.system.read('memberships', tenants)).map(({ id }) => id).sort()).toEqual(
      [lumen, kite].sort(),
    );
    expect(await database.forTenant(lumen).read('memberships', tenants)).toEqual([{ id: lumen }]);
  });

  it('the app runs under a login that has no other right than to become the app', async () => {
    const login = `web_${newId().replaceAll('-', '')}`;
    await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'web' NOINHERIT IN ROLE ${appRole}`);
    const url = new URL(fresh.url);
    [url.username, url.password] = [login, 'web'];
    const asLogin = await openDatabase({ url: url.href, poolMax: 1 });
    try {
      expect(await asLogin.forTenant(lumen).read('tags', tagsWithoutFilter)).toEqual([{ name: 'Lumen tag' }]);
      await asLogin.forTenant(lumen).transaction('tags.add', (tx) => addTag(tx, 'by the login'));
    } finally {
      await asLogin.close();
      await owner.query(`DROP ROLE ${login}`);
    }
  });
});
