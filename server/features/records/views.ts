import type { Reader } from '@db/database';
import { aliasedTable, and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { columnOf, tableOf } from './bulk-rows';
import type { FieldDefinition, ObjectDefinition, RecordTable } from './object-types';
import { readTags, tagsColumn } from './record-tags';
import { objects } from './registry';
import { type SelectedColumns, withRowMaker } from './row-maker';
import { titleOf } from './titles';

/** A row as selected here: own columns by key, joined records and people under their names, not yet a view. */
export type JoinedRow = Record<string, unknown> & { id: string };
/** A record as it travels. Its type by object comes from the object's schemas. */
export type View = Record<string, unknown> & { id: string; version: number };

const always = ['id', 'version', 'createdAt', 'updatedAt', 'createdBy', 'deletedAt', 'demo'] as const;

type Join = { table: SQLiteTable; on: SQL | undefined };
/** What to select for some fields of an object, and from where. */
export type ViewQuery = { table: RecordTable; columns: SelectedColumns; joins: Join[] };

/** Drizzle makes a joined object null when its first column is: the id comes first. */
function joinOf(
  db: Reader,
  table: RecordTable,
  { key, as = key, type, object }: FieldDefinition,
): Join & { columns: SelectedColumns[string] } {
  const from = columnOf(table, key);
  if (type === 'user') {
    const users = aliasedTable(db.tables.users, `${as}_user`);
    return { table: users, on: eq(users.id, from), columns: { id: users.id, name: users.name } };
  }
  const target = objects[object ?? 'company'];
  const other = aliasedTable(tableOf(db, target), `${as}_record`);
  const trashed = sql`${other.deletedAt} is not null`.mapWith(Boolean);
  return {
    table: other,
    on: and(eq(other.tenantId, table.tenantId), eq(other.id, from)),
    columns: { id: other.id, title: columnOf(other, target.titleField), trashed },
  };
}

/** The fields of a view: all, or the ones named. */
export const fieldsOf = (object: ObjectDefinition, keys?: readonly string[]): readonly FieldDefinition[] =>
  keys ? object.fields.filter((field) => keys.includes(field.key)) : object.fields;

export function viewQuery(db: Reader, object: ObjectDefinition, fields: readonly FieldDefinition[]): ViewQuery {
  const table = tableOf(db, object);
  const columns: SelectedColumns = {};
  const joins: Join[] = [];
  for (const key of [...always, object.titleField]) columns[key] = columnOf(table, key);
  for (const field of fields) {
    columns[field.key] = field.type === 'tags' ? tagsColumn(db, object.name, table) : columnOf(table, field.key);
    if (!field.as) continue;
    const { columns: joined, ...join } = joinOf(db, table, field);
    columns[field.as] = joined;
    joins.push(join);
  }
  return { table, columns, joins };
}

/** `select … from … left join …`, ready for its `where`. */
export function selectViews(db: Reader, { table, columns, joins }: ViewQuery) {
  // Drizzle's type asks for columns; expressions and one level of objects work as well, and are what its docs show.
  const query = db.sql
    .select(columns as Record<string, SQLiteColumn>)
    .from(table)
    .$dynamic();
  for (const { table: other, on } of joins) query.leftJoin(other, on);
  return query;
}

type Conversions = { instants: string[]; tags: string[] };

const conversions = new WeakMap<readonly FieldDefinition[], Conversions>();

/** Instants of all fields: the one that a list is in the order of is there even where it is not shown. */
function conversionsFor(object: ObjectDefinition, fields: readonly FieldDefinition[]): Conversions {
  const known = conversions.get(fields);
  if (known) return known;
  const keys = (type: string, among = fields) => among.filter((field) => field.type === type).map(({ key }) => key);
  const made = {
    instants: [...new Set(['createdAt', 'updatedAt', 'deletedAt', ...keys('instant', object.fields)])],
    tags: keys('tags'),
  };
  conversions.set(fields, made);
  return made;
}

/**
 * Makes views of joined rows, in their order. The rows themselves become the views: copying fifty rows of thirty values
 * costs as much as reading them.
 */
export function toViews(
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  rows: readonly JoinedRow[],
): View[] {
  const { instants, tags } = conversionsFor(object, fields);
  for (const row of rows) {
    row.title = titleOf(object, row);
    for (const key of instants) if (row[key] instanceof Date) row[key] = row[key].toISOString();
    for (const key of tags) row[key] = readTags(row[key]);
  }
  return rows as View[];
}

/** One record, in or out of the trash; undefined when the tenant has none of this id. Prepared: the hottest query. */
export async function findView(db: Reader, object: ObjectDefinition, id: string): Promise<View | undefined> {
  const fields = fieldsOf(object);
  const query = db.prepared<JoinedRow>(`${object.plural}.get`, () => {
    const parts = viewQuery(db, object, fields);
    const one = and(eq(parts.table.tenantId, sql.placeholder('tenantId')), eq(parts.table.id, sql.placeholder('id')));
    return withRowMaker(selectViews(db, parts).where(one), parts.columns);
  });
  return toViews(object, fields, await query.execute({ tenantId: db.tenantId, id }))[0];
}
