import { Column, is, SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

export type SelectedColumn = SQLiteColumn | SQL;
/** What a query selects: columns and expressions by name, and joined things with their own columns, the id first. */
export type SelectedColumns = Record<string, SelectedColumn | Record<string, SelectedColumn>>;

type Values = readonly unknown[];
type Row = Record<string, unknown>;
type Decode = ((value: unknown) => unknown) | undefined;

/** How the driver's value becomes ours; undefined where it is the same. */
function decoderOf(selected: SelectedColumn): Decode {
  const decoder = is(selected, Column)
    ? selected
    : (selected as unknown as { decoder: { mapFromDriverValue: Decode } }).decoder;
  const { mapFromDriverValue } = decoder;
  if (!mapFromDriverValue || mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (value) => mapFromDriverValue.call(decoder, value as never);
}

const isOne = (selected: SelectedColumns[string]): selected is SelectedColumn =>
  is(selected, Column) || is(selected, SQL);

type Put = { key: string; at: number; decode: Decode };

function rowMaker(columns: SelectedColumns): (values: Values) => Row {
  const own: Put[] = [];
  const joined: { key: string; puts: Put[] }[] = [];
  let at = 0;
  for (const [key, selected] of Object.entries(columns)) {
    if (isOne(selected)) own.push({ key, at: at++, decode: decoderOf(selected) });
    else
      joined.push({
        key,
        puts: Object.entries(selected).map(([name, one]) => ({ key: name, at: at++, decode: decoderOf(one) })),
      });
  }
  const fill = (row: Row, puts: readonly Put[], values: Values): Row => {
    for (const { key, at: place, decode } of puts) {
      const value = values[place];
      row[key] = value === null || !decode ? value : decode(value);
    }
    return row;
  };
  return (values) => {
    const row = fill({}, own, values);
    for (const { key, puts } of joined) row[key] = values[puts[0]?.at ?? 0] === null ? null : fill({}, puts, values);
    return row;
  };
}

type Preparable = { prepare(name?: string): unknown };

/**
 * The query, for `prepared()`, with its rows made from the driver's values by a plan that is worked out once. Drizzle
 * looks up how to read each value again for each row, which takes a third of the time of a list of fifty.
 * It is handed to drizzle under the name its own relational queries use; `row-maker.test.ts` tells when that changes.
 */
export const withRowMaker = (query: unknown, columns: SelectedColumns): Preparable => ({
  prepare(name) {
    const make = rowMaker(columns);
    const prepared = (query as Preparable).prepare(name) as object;
    return Object.assign(prepared, { customResultMapper: (rows: readonly Values[]) => rows.map(make) });
  },
});
