import type { Reader } from '@db/database';
import { type Column, type SQL, sql } from 'drizzle-orm';
import { columnOf } from '../filters/filter.sql';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../records/object-types';
import { localMonth, monthOfDay } from './local-time';

/** What records can be grouped by. Dates and instants are grouped by month. */
export const groupedTypes: readonly FieldType[] = ['select', 'country', 'relation', 'user', 'flag', 'date', 'instant'];

const flagText = (column: Column): SQL => sql`case when ${column} then 'true' else 'false' end`;

/** The text that says which group a record belongs to: an id, an option, 'true', a month; null without a value. */
export function groupKey(reader: Reader, object: ObjectDefinition, field: FieldDefinition, timeZone: string): SQL {
  const column = columnOf(reader, object, field.key);
  switch (field.type) {
    case 'relation':
    case 'user':
      // SQLite would else take the index that has the order of the groups, however few records a filter leaves.
      return reader.dialect === 'sqlite' ? sql`+${column}` : sql`${column}`;
    case 'flag':
      return flagText(column);
    case 'date':
      return monthOfDay(reader, column);
    case 'instant':
      return localMonth(reader, column, timeZone);
    default:
      return sql`nullif(${column}, '')`;
  }
}
