import type { Reader } from '@db/database';
import { type Column, type SQL, sql } from 'drizzle-orm';
import type { ObjectDefinition } from '../records/object-types';
import { refuse } from './filter.check';
import { type FieldTarget, fieldAt, isLink } from './filter.fields';
import type { SortLevel } from './filter.schema';
import { columnOf, folded } from './filter.sql';

/** What a list is ordered by at one level. */
export type SortKey = {
  readonly path: string;
  readonly direction: 'asc' | 'desc';
  /** A plain column wherever possible, so that an index can give the order. */
  readonly expression: Column | SQL;
  /** Needs "nulls last", and care in the keyset. */
  readonly nullable: boolean;
  /** The property of a row that holds the value: the drizzle key of the column, or the alias to select it under. */
  readonly property: string;
  readonly holds: SortValueKind;
  /** Turns values into what the driver takes, and back. */
  readonly codec: Column | undefined;
};

/** `rank`: the position among the field's options. */
export type SortValueKind = 'id' | 'text' | 'day' | 'number' | 'whole' | 'rank' | 'flag' | 'instant';

/**
 * Sort levels as keys, the tie-break by id included. No levels means the object's own default.
 * @param path where the levels stand in the caller's input, for the names of problems
 * @throws AppError INVALID_INPUT for a field that cannot be sorted by.
 */
export function sortKeys(
  reader: Reader,
  object: ObjectDefinition,
  levels: readonly SortLevel[],
  path = 'sort',
): SortKey[] {
  const wanted = levels.length > 0 ? levels : [object.defaultSort];
  const distinct = wanted.filter(({ field }, at) => wanted.findIndex((other) => other.field === field) === at);
  const keys = distinct.map((level, at) => {
    const target = fieldAt(object, level.field);
    const key = target?.field.sortable && keyOf(reader, object, target, level, at);
    if (key) return key;
    throw refuse({ [`${path}.${at}.field`]: `${object.label.many} cannot be sorted by "${level.field}".` });
  });
  const direction = distinct.at(-1)?.direction ?? 'asc';
  const id = columnOf(reader, object, 'id');
  return [...keys, { path: 'id', direction, expression: id, nullable: false, property: 'id', holds: 'id', codec: id }];
}

function keyOf(
  reader: Reader,
  owner: ObjectDefinition,
  target: FieldTarget,
  { field: path, direction }: SortLevel,
  at: number,
): SortKey | undefined {
  const own = ownKey(reader, target);
  if (!own) return undefined;
  const alias = `sort${at}`;
  if (!target.via) {
    return { path, direction, ...own, property: own.property ?? alias };
  }
  const { object, via } = target;
  if (isLink(via)) return undefined;
  const column = (key: string) => columnOf(reader, object, key);
  const expression = sql`(select ${own.expression} from ${reader.tables[object.table]}
    where ${column('tenantId')} = ${reader.tenantId} and ${column('id')} = ${columnOf(reader, owner, via.key)}
    and ${column('deletedAt')} is null)`;
  const shown = own.codec ? expression.mapWith(own.codec) : expression;
  return { path, direction, ...own, expression: shown, nullable: true, property: alias };
}

type OwnKey = Pick<SortKey, 'expression' | 'nullable' | 'holds' | 'codec'> & { property?: string };

function ownKey(reader: Reader, { object, field }: FieldTarget): OwnKey | undefined {
  const plain = (key: string, holds: SortValueKind): OwnKey => {
    const column = columnOf(reader, object, key);
    return { expression: column, nullable: !column.notNull, property: key, holds, codec: column };
  };
  const computed = (make: (column: Column) => SQL, holds: SortValueKind): OwnKey => {
    const column = columnOf(reader, object, field.key);
    return { expression: make(column), nullable: !column.notNull, holds, codec: undefined };
  };
  if (field.foldedKey) return plain(field.foldedKey, 'text');
  switch (field.type) {
    case 'number':
    case 'money':
      return plain(field.key, columnOf(reader, object, field.key).getSQLType().includes('int') ? 'whole' : 'number');
    case 'flag':
    case 'instant':
      return plain(field.key, field.type);
    case 'date':
      return plain(field.key, 'day');
    case 'country':
    case 'email':
    case 'domain':
      return plain(field.key, 'text');
    case 'select':
      return computed((column) => rankOf(column, field.options ?? []), 'rank');
    case 'user':
    case 'relation':
    case 'list':
    case 'tags':
      return undefined;
    default:
      return computed((column) => folded(reader, column), 'text');
  }
}

/** Options stand in the order their author gave them (1–10 before 11–50); values that are no option any more come after. */
function rankOf(column: Column, options: readonly { value: string }[]): SQL {
  const cases = options.map(({ value }, rank) => sql`when ${column} = ${value} then ${sql.raw(String(rank))}`);
  return sql`case when ${column} is null then null ${sql.join(cases, sql` `)} else ${sql.raw(String(options.length))} end`;
}
