import { sqlitePath } from '@db/open-database';
import { connectSqlite } from '@db/sqlite-connection';
import { type LimitStore, type PersonRow, type PreparedPerson, selectPeople } from './records';

type Stored = { [Key in keyof PersonRow]: string | number | null } & { id: string };

const instant = (value: string | number | null): Date | null => (value === null ? null : new Date(value));

const rowOf = (stored: Stored): PersonRow =>
  ({
    ...stored,
    createdAt: instant(stored.createdAt),
    updatedAt: instant(stored.updatedAt),
    deletedAt: instant(stored.deletedAt),
    companyDeletedAt: instant(stored.companyDeletedAt),
    demo: stored.demo === 1,
    emailConsent: stored.emailConsent === 1,
    otherEmails: JSON.parse(String(stored.otherEmails)),
    otherPhones: JSON.parse(String(stored.otherPhones)),
    tags: JSON.parse(String(stored.tags)),
  }) as PersonRow;

const word = (entry: number): string => (entry >>> 0).toString(36);

/** Prepared statements of better-sqlite3, with the same settings of the file as the product's. */
export function sqliteStore(url: string, tenantId: string, userId: string): LimitStore {
  const db = connectSqlite(sqlitePath(url));
  const people = selectPeople("json_group_array(json_object('id', t.id, 'name', t.name, 'color', t.color))");
  const list = db.prepare<[string], Stored>(
    `${people} where p.tenant_id = ? and p.deleted_at is null order by p.created_at desc, p.id desc limit 51`,
  );
  const get = db.prepare<[string, string], Stored>(`${people} where p.tenant_id = ? and p.id = ?`);
  const person = db.prepare(
    `insert into people (tenant_id, id, created_at, updated_at, created_by, first_name, last_name, name, name_key,
       email, phone, job_title, city, country)
     values (@tenantId, @id, @ms, @ms, @userId, @firstName, @lastName, @name, @nameKey, @email, @phone, @jobTitle, @city, @country)`,
  );
  const change = db.prepare(
    `insert into changes (tenant_id, id, at, actor_kind, actor_id, cause_kind, group_id, object, record_id, action, version, diff)
     values (@tenantId, @changeId, @ms, 'user', @userId, 'edit', @groupId, 'person', @id, 'create', 1, @diff)`,
  );
  const document = db.prepare(
    `insert into search_documents (tenant_id, object, record_id, title, subtitle, words, keys)
     values (@tenantId, 'person', @id, @name, @jobTitle, @words, @keys)`,
  );
  const index = db.prepare('insert into search_entries (rowid, entries) values (?, ?)');
  const write = db.transaction((all: readonly PreparedPerson[]) => {
    for (const { at, entries, ...one } of all) {
      const values = { ...one, tenantId, userId, ms: at.getTime() };
      person.run(values);
      change.run(values);
      const { lastInsertRowid } = document.run(values);
      index.run(lastInsertRowid, entries.map(word).join(' '));
    }
  });
  return {
    list: async () => list.all(tenantId).map(rowOf),
    get: async (id) => {
      const found = get.get(tenantId, id);
      return found && rowOf(found);
    },
    write: async (all) => write.immediate(all),
  };
}
