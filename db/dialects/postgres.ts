import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  doublePrecision,
  type ExtraConfigColumn,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Kit } from './sqlite';

/** Byte order, so that both databases sort and compare text alike whatever locale the cluster was made with. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

const postgresColumns = {
  dialect: 'postgres',
  table: pgTable,
  id: (name: string) => uuid(name),
  text: (name: string) => text(name),
  integer: (name: string) => bigint(name, { mode: 'number' }),
  real: (name: string) => doublePrecision(name),
  flag: (name: string) => boolean(name),
  instant: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  day: (name: string) => date(name, { mode: 'string' }),
  money: (name: string) => bigint(name, { mode: 'number' }),
  json: <T>(name: string) => jsonb(name).$type<T>(),
  sequence: (name: string) => bigserial(name, { mode: 'number' }),
  transactionId: (name: string) => xid8(name).notNull().default(sql`pg_current_xact_id()`),
  index,
  largestFirst: (column: ExtraConfigColumn, id: ExtraConfigColumn) =>
    [column.desc().nullsLast(), id.desc().nullsFirst()] as const,
  uniqueIndex,
  primaryKey,
  foreignKey,
  sequenceKey: (name: string, ...columns: [never, never]) => primaryKey({ name, columns }),
  now: sql`now()`,
};

/** The one cast of the table definitions: the same tables, handed out under SQLite's types. */
export const postgresKit = postgresColumns as unknown as Kit;
