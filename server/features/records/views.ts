import type { Reader } from '@db/database';
import { aliasedTable, and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { columnOf, tableOf } from './bulk-rows';
import { apiValue } from './diff.rules';
import type { Reference, TagView } from './fields';
import type { FieldDefinition, ObjectDefinition, RecordTable } from './object-types';
import { tagsOf } from './record-tags';
import { objects } from './registry';
import { titleOf } from './titles';

/** A row as selected here: own columns by key, joined ones as 'company.title', 'company.deletedAt', 'owner.name'. */
export type JoinedRow = Record<string, unknown> & { id: string };
/** A record as it travels. Its type by object comes from the object's schemas. */
export type View = Record<string, unknown> & { id: string; version: number };

const always = ['id', 'version', 'createdAt', 'updatedAt', 'createdBy', 'deletedAt', 'demo'] as const;

type Join = { table: SQLiteTable; on: SQL | undefined };
/** What to select for some fields of an object, and from where. */
export type ViewQuery = { table: RecordTable; columns: Record<string, SQLiteColumn>; joins: Join[] };

function joinOf(
  db: Reader,
  table: RecordTable,
  field: FieldDefinition,
): { join: Join; columns: Record<string, SQLiteColumn> } {
  const as = field.as ?? field.key;
  const from = columnOf(table, field.key);
  if (field.type === 'user') {
    const users = aliasedTable(db.tables.users, `${as}_user`);
    return { join: { table: users, on: eq(users.id, from) }, columns: { [`${as}.name`]: users.name } };
  }
  const target = objects[field.object ?? 'company'];
  const other = aliasedTable(tableOf(db, target), `${as}_record`);
  return {
    join: { table: other, on: and(eq(other.tenantId, table.tenantId), eq(other.id, from)) },
    columns: { [`${as}.title`]: columnOf(other, target.titleField), [`${as}.deletedAt`]: other.deletedAt },
  };
}

/** The fields of a view: all, or the ones named (unknown names are left out by the schema before). */
export const fieldsOf = (object: ObjectDefinition, keys?: readonly string[]): FieldDefinition[] =>
  object.fields.filter((field) => !keys || keys.includes(field.key));

export function viewQuery(db: Reader, object: ObjectDefinition, fields: readonly FieldDefinition[]): ViewQuery {
  const table = tableOf(db, object);
  const columns: Record<string, SQLiteColumn> = {};
  const joins: Join[] = [];
  for (const key of [...always, object.titleField]) columns[key] = columnOf(table, key);
  for (const field of fields) {
    if (field.type === 'tags') continue;
    columns[field.key] = columnOf(table, field.key);
    if (!field.as) continue;
    const { join, columns: joined } = joinOf(db, table, field);
    joins.push(join);
    Object.assign(columns, joined);
  }
  return { table, columns, joins };
}

/** `select … from … left join …`, ready for its `where`. */
export function selectViews(db: Reader, { table, columns, joins }: ViewQuery) {
  const query = db.sql.select(columns).from(table).$dynamic();
  for (const { table: other, on } of joins) query.leftJoin(other, on);
  return query;
}

function namedThing(row: JoinedRow, field: FieldDefinition): Reference | { id: string; name: string } | null {
  const id = row[field.key];
  if (typeof id !== 'string') return null;
  if (field.type === 'user') return { id, name: String(row[`${field.as}.name`] ?? 'Somebody who left') };
  const title = row[`${field.as}.title`];
  if (typeof title !== 'string') return null;
  return { id, title, trashed: Boolean(row[`${field.as}.deletedAt`]) };
}

export function toView(
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  row: JoinedRow,
  tags: readonly TagView[],
): View {
  const view: Record<string, unknown> = {};
  for (const key of always) view[key] = apiValue(row[key]);
  for (const field of fields) {
    if (field.type === 'tags') view[field.key] = tags;
    else view[field.key] = apiValue(row[field.key]);
    if (field.as) view[field.as] = namedThing(row, field);
  }
  view.title = titleOf(object, row);
  return view as View;
}

/** Views of joined rows, in their order; one more query for the tags of all of them. */
export async function toViews(
  db: Reader,
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  rows: readonly JoinedRow[],
): Promise<View[]> {
  const tagged = fields.some(({ type }) => type === 'tags');
  const tags =
    tagged && rows.length > 0
      ? await tagsOf(
          db,
          object.name,
          rows.map(({ id }) => id),
        )
      : undefined;
  return rows.map((row) => toView(object, fields, row, tags?.get(row.id) ?? []));
}

/** One record, in or out of the trash; undefined when the tenant has none of this id. Prepared: the hottest query. */
export async function findView(db: Reader, object: ObjectDefinition, id: string): Promise<View | undefined> {
  const fields = fieldsOf(object);
  const query = db.prepared<JoinedRow>(`${object.plural}.get`, () => {
    const parts = viewQuery(db, object, fields);
    return selectViews(db, parts).where(
      and(eq(parts.table.tenantId, sql.placeholder('tenantId')), eq(parts.table.id, sql.placeholder('id'))),
    );
  });
  const rows = await query.execute({ tenantId: db.tenantId, id });
  return (await toViews(db, object, fields, rows))[0];
}
