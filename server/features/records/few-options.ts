import type { Reader } from '@db/database';
import { aliasedTable, and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { columnOf, tableOf } from './bulk-rows';
import type { ObjectDefinition } from './object-types';
import { objects } from './registry';

/** One of the few records of an object, as something to choose. `group`: what it belongs to, e.g. a stage's pipeline. */
export type RecordOption = { value: string; label: string; color?: string; group?: string };

type Row = { value: string; label: string; color: string | null; group: string | null };

/** The object that the few belong to, by a field that each of them has. */
function groupOf(object: ObjectDefinition): { key: string; of: ObjectDefinition } | undefined {
  const field = object.fields.find(({ type, required }) => type === 'relation' && required);
  return field?.object && { key: field.key, of: objects[field.object] };
}

/** All live records of an object that has few, in their order, and group by group. One prepared query. */
export async function fewOptions(db: Reader, object: ObjectDefinition): Promise<RecordOption[]> {
  const query = db.prepared<Row>(`few-options.${object.name}`, () => {
    const table = tableOf(db, object);
    const own = (key: string): SQLiteColumn => columnOf(table, key);
    const nothing = sql<null>`null`;
    const group = groupOf(object);
    const parent = group && aliasedTable(tableOf(db, group.of), 'grouped_by');
    const color = object.fields.some(({ key }) => key === 'color') ? own('color') : nothing;
    const orderBy = [own(object.defaultSort.field), table.id];
    const select = db.sql
      .select({
        value: table.id,
        label: own(object.titleField),
        color,
        group: parent && group ? columnOf(parent, group.of.titleField) : nothing,
      })
      .from(table)
      .$dynamic();
    if (parent && group) {
      select.innerJoin(parent, and(eq(parent.tenantId, table.tenantId), eq(parent.id, own(group.key))));
      orderBy.unshift(columnOf(parent, group.of.defaultSort.field), parent.id);
    }
    return select
      .where(and(eq(table.tenantId, sql.placeholder('tenantId')), isNull(table.deletedAt)))
      .orderBy(...orderBy.map((column) => asc(column)));
  });
  const rows = await query.execute({ tenantId: db.tenantId });
  return rows.map(({ value, label, color, group }) => ({
    value,
    label,
    ...(color !== null && { color }),
    ...(group !== null && { group }),
  }));
}
