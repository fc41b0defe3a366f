import type { Reader } from '@db/database';
import type { Tables } from '@db/tables';
import { type Column, getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { LinkDefinition, ObjectDefinition } from '../records/object-types';
import { objects } from '../records/registry';
import { type FieldTarget, isLink } from './filter.fields';

/** The column of an object's table by its name in the API. @throws for a key that is no column: a bug of a definition */
export function columnOf(reader: Reader, object: ObjectDefinition, key: string): Column {
  const column = getTableColumns(reader.tables[object.table] as Tables['people'])[key as 'id'];
  if (!column) throw new Error(`${object.table} has no column ${key}`);
  return column;
}

/** Text as `fold()` has it. On SQLite, where that is a call into JavaScript, plain text takes a way three times as fast. */
export const folded = (reader: Reader, text: SQLWrapper): SQL<string> =>
  reader.dialect === 'sqlite'
    ? sql`case when length(${text}) = octet_length(${text}) then lower(${text}) else fold(${text}) end`
    : sql`fold(${text})`;

export const digitsOf = (reader: Reader, text: SQLWrapper): SQL<string> =>
  reader.dialect === 'sqlite' ? sql`digits(${text})` : sql`regexp_replace(${text}, '[^0-9]', '', 'g')`;

/** Ids of the records that live links lead to from the owner's row. */
function linkedIds(reader: Reader, owner: ObjectDefinition, { through }: LinkDefinition): SQL {
  const links = objects[through.object];
  const column = (key: string) => columnOf(reader, links, key);
  return sql`(select ${column(through.other)} from ${reader.tables[links.table]}
    where ${column('tenantId')} = ${reader.tenantId} and ${column(through.own)} = ${columnOf(reader, owner, 'id')}
    and ${column('deletedAt')} is null)`;
}

/**
 * True where the record that `via` points to, or one of those that it links to, exists, is not in the trash and meets
 * `condition`.
 * @param condition over the columns of the related table, which stands for itself in the query
 */
export function whereRelated(
  reader: Reader,
  { object, via }: FieldTarget,
  owner: ObjectDefinition,
  condition: SQL,
): SQL {
  const table = reader.tables[object.table];
  if (!via) return condition;
  const column = (key: string) => columnOf(reader, object, key);
  const points = isLink(via)
    ? sql`${column('id')} in ${linkedIds(reader, owner, via)}`
    : sql`${column('id')} = ${columnOf(reader, owner, via.key)}`;
  return sql`exists (select 1 from ${table} where ${column('tenantId')} = ${reader.tenantId}
    and ${points} and ${column('deletedAt')} is null and ${condition})`;
}

/**
 * Says that few rows meet a condition. SQLite, which has no statistics of its own accord, otherwise walks a whole list in
 * its order rather than look up three rows and sort them.
 */
export const rarely = (reader: Reader, condition: SQL): SQL =>
  reader.dialect === 'sqlite' ? sql`likelihood(${condition}, 0.0001)` : condition;
