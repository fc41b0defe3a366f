import { type SQL, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** Instants are whole milliseconds since 1970 (UTC), so that comparing them is comparing integers. */
const instant = customType<{ data: Date; driverData: number }>({
  dataType: () => 'integer',
  fromDriver: (value) => new Date(value),
  toDriver: (value) => value.getTime(),
});

/** The columns of SQLite. `postgres.ts` offers the same names; tables are written once against this type. */
export const sqliteKit = {
  dialect: 'sqlite' as 'sqlite' | 'postgres',
  table: sqliteTable,
  id: (name: string) => text(name),
  text: (name: string) => text(name),
  integer: (name: string) => integer(name),
  real: (name: string) => real(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => instant(name),
  /** A calendar day as 'YYYY-MM-DD'; it has no zone and never shifts. */
  day: (name: string) => text(name),
  /** Minor units of a currency, up to 2^53 - 1. */
  money: (name: string) => integer(name),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
  /** Grows with every row; needs `sequenceKey` in the table's extras. */
  sequence: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  /** The writing transaction, for readers that follow commit order. One writer needs none on SQLite. */
  transactionId: (name: string) => text(name).notNull().default('0'),
  index,
  /** Columns of an index that a list is read from with the largest values first, empty ones last. */
  largestFirst: (...[column, id]: [AnySQLiteColumn, AnySQLiteColumn]) => [column, id] as const,
  uniqueIndex,
  primaryKey,
  foreignKey,
  // biome-ignore lint/suspicious/noExplicitAny: the column types differ by table; drizzle's own builders take any column here
  sequenceKey: (name: string, ...columns: [any, any]) => uniqueIndex(name).on(...columns),
  now: sql`(unixepoch('subsec') * 1000)` as SQL,
};

export type Kit = typeof sqliteKit;
