import type { Reader } from '@db/database';
import { and, asc, type Column, desc, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ObjectDefinition } from '../records/object-types';
import { type Position, readCursor, writeCursor } from './cursor';
import type { SortLevel } from './filter.schema';
import { type SortKey, sortKeys } from './sort';

/** The order of a list, and how to go on in it. */
export type ListOrder = {
  /** For `orderBy`: empty values last in both directions, ties by id. */
  readonly orderBy: SQL[];
  /** To be selected beside the columns, under these names: what the order needs and no column holds. Often empty. */
  readonly extra: Record<string, SQL>;
  /** The cursor that stands on this row. @param row the table's columns as drizzle names them, and `extra` */
  cursorOf(row: Readonly<Record<string, unknown>>): string;
  /**
   * Condition that holds for what comes after the cursor.
   * @throws AppError INVALID_INPUT for a cursor that was not made by this order.
   */
  after(cursor: string): SQL;
  /**
   * The same for `prepared()`: values stand under the names in `values`. Cursors of another `shape` need another query;
   * a list has only a few.
   */
  afterPrepared(cursor: string): { shape: string; where: SQL; values: Record<string, unknown> };
};

/**
 * The order that sort levels ask for; no levels means the object's default. A list ordered by one level over a column
 * that is never null is read straight from the index (tenant_id, column, id).
 * @throws AppError INVALID_INPUT for a field that cannot be sorted by.
 */
export function compileSort(
  reader: Reader,
  object: ObjectDefinition,
  levels: readonly SortLevel[] = [],
  path = 'sort',
): ListOrder {
  const keys = sortKeys(reader, object, levels, path);
  const signature = keys.map(({ path, direction }) => (direction === 'asc' ? path : `-${path}`)).join(',');
  return {
    orderBy: keys.map(orderOf),
    extra: Object.fromEntries(
      keys.flatMap(({ property, expression }) => (isColumn(expression) ? [] : [[property, expression]])),
    ),
    cursorOf: (row) => writeCursor(signature, keys, row),
    after: (cursor) => afterPosition(keys, readCursor(signature, keys, cursor), (value) => value),
    afterPrepared(cursor) {
      const position = readCursor(signature, keys, cursor);
      const where = afterPosition(keys, position, (_, at) => sql.placeholder(`after${at}`));
      const values = Object.fromEntries(position.map((value, at) => [`after${at}`, value]));
      return { shape: position.map((value) => (value === null ? '0' : '1')).join(''), where, values };
    },
  };
}

/** The condition for what comes after a cursor; see `ListOrder.after`. */
export const afterCursor = (
  reader: Reader,
  object: ObjectDefinition,
  levels: readonly SortLevel[],
  cursor: string,
): SQL => compileSort(reader, object, levels).after(cursor);

const isColumn = (expression: Column | SQL): expression is Column => 'notNull' in expression;

/** "nulls last" is said only where there can be nulls: an index cannot serve an order that says it needlessly. */
function orderOf({ expression, direction, nullable }: SortKey): SQL {
  const order = direction === 'asc' ? asc(expression) : desc(expression);
  return nullable ? sql`${order} nulls last` : order;
}

type Bind = (value: Position[number], at: number) => unknown;

function afterPosition(keys: readonly SortKey[], position: Position, bindValue: Bind): SQL {
  const bind = (at: number): SQL => {
    const value = bindValue(position[at] ?? null, at);
    const codec = keys[at]?.codec;
    return sql`${codec ? sql.param(value, codec) : value}`;
  };
  const alongOneWay = keys.every(({ direction, nullable }) => direction === keys[0]?.direction && !nullable);
  if (alongOneWay) {
    const columns = sql.join(
      keys.map(({ expression }) => sql`${expression}`),
      sql`, `,
    );
    const values = sql.join(
      keys.map((_, at) => bind(at)),
      sql`, `,
    );
    return keys[0]?.direction === 'asc' ? sql`(${columns}) > (${values})` : sql`(${columns}) < (${values})`;
  }
  const steps = keys.map((key, at) => and(...keys.slice(0, at).map((_, before) => same(before)), beyond(key, at)));
  return and(firstBound(), or(...steps)) ?? sql`false`;

  function same(at: number): SQL {
    const { expression } = keys[at]!;
    return position[at] === null ? isNull(expression) : sql`${expression} = ${bind(at)}`;
  }
  function beyond({ expression, direction, nullable }: SortKey, at: number): SQL {
    if (position[at] === null) return sql`false`;
    const further = direction === 'asc' ? sql`${expression} > ${bind(at)}` : sql`${expression} < ${bind(at)}`;
    return nullable ? sql`(${further} or ${expression} is null)` : further;
  }
  /** Says again what the steps imply, so that an index of the first column can begin at the right place. */
  function firstBound(): SQL | undefined {
    const { expression, direction, nullable } = keys[0]!;
    if (nullable) return undefined;
    return direction === 'asc' ? sql`${expression} >= ${bind(0)}` : sql`${expression} <= ${bind(0)}`;
  }
}
