import pg from 'pg';
import { type LimitStore, type PersonRow, selectPeople } from './records';

const DATE = 1_082;
const BIGINT = 20;

/** All four tables in one statement, from one parameter: the fastest way that Postgres has short of COPY. */
const writeAll = `
  with given as (select * from jsonb_to_recordset($3::jsonb) as g (id uuid, "changeId" uuid, "groupId" uuid,
      "firstName" text, "lastName" text, name text, "nameKey" text, email text, phone text, "jobTitle" text, city text,
      country text, at timestamptz, diff text, words text, keys text, entries text)),
    person as (insert into people (tenant_id, id, created_at, updated_at, created_by, first_name, last_name, name,
      name_key, email, phone, job_title, city, country) select $1::uuid, id, at, at, $2::text, "firstName", "lastName",
      name, "nameKey", email, phone, "jobTitle", city, country from given),
    change as (insert into changes (tenant_id, id, at, actor_kind, actor_id, cause_kind, group_id, object, record_id,
      action, version, diff) select $1::uuid, "changeId", at, 'user', $2::text, 'edit', "groupId", 'person', id, 'create', 1,
      diff::jsonb from given),
    document as (insert into search_documents (tenant_id, object, record_id, title, subtitle, words, keys)
      select $1::uuid, 'person', id, name, "jobTitle", words, keys from given returning seq, record_id)
  insert into search_entries (seq, entries)
    select document.seq, given.entries::int4[] from document join given on given.id = document.record_id`;

/** Named statements of pg over a pool of ten, as the superuser: no row-level security, no transaction around a read. */
export function postgresStore(connectionString: string, tenantId: string, userId: string): LimitStore {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(BIGINT, Number);
  const pool = new pg.Pool({ connectionString, max: 10 });
  const people = selectPeople(
    "coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color)), '[]'::json)",
  );
  const list = `${people} where p.tenant_id = $1 and p.deleted_at is null order by p.created_at desc, p.id desc limit 51`;
  const get = `${people} where p.tenant_id = $1 and p.id = $2`;
  return {
    list: async () => (await pool.query<PersonRow>({ name: 'list', text: list, values: [tenantId] })).rows,
    get: async (id) => (await pool.query<PersonRow>({ name: 'get', text: get, values: [tenantId, id] })).rows[0],
    async write(all) {
      const rows = all.map((one) => ({ ...one, entries: `{${one.entries.join(',')}}` }));
      await pool.query({ name: 'write', text: writeAll, values: [tenantId, userId, JSON.stringify(rows)] });
    },
  };
}
