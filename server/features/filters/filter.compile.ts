import type { Reader } from '@db/database';
import { and, type Column, eq, gt, gte, inArray, lt, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { type Asked, type Criterion, criterionOf, type Likeness, type TextCriterion } from './criterion';
import type { Bounds } from './date-ranges';
import { type CheckedCondition, type CheckedItem, checkFilter } from './filter.check';
import type { FilterGroup, FilterView } from './filter.schema';
import { columnOf, digitsOf, folded, rarely, whereRelated } from './filter.sql';

/**
 * The filter as one condition over the object's table, for `where`; undefined when it asks for nothing. Values are bound
 * parameters, names come from the object's definition. Tenant and trash are the caller's to add.
 *
 * Negative operators (does not contain, is not, ≠, is none of, has none of, is no) also hold for records without a value:
 * they are the exact opposite of their positive form. The same goes for fields of a related record that is missing or in
 * the trash. Empty text counts as no value.
 * @param path where the filter stands in the caller's input, for the names of problems
 * @throws AppError INVALID_INPUT for a field, operator or value that does not fit the object.
 */
export function compileFilter(
  reader: Reader,
  object: ObjectDefinition,
  filter: FilterGroup,
  view: FilterView,
  path = 'filter',
): SQL | undefined {
  return compileItem(reader, object, checkFilter(filter, object, path), view);
}

function compileItem(reader: Reader, object: ObjectDefinition, item: CheckedItem, view: FilterView): SQL | undefined {
  if (item.kind === 'condition') return compileCondition(reader, object, item, view);
  const parts = item.items.map((inner) => compileItem(reader, object, inner, view));
  return item.op === 'and' ? and(...parts) : or(...parts);
}

function compileCondition(reader: Reader, owner: ObjectDefinition, condition: CheckedCondition, view: FilterView): SQL {
  const { target } = condition;
  const { criterion, negated }: Asked = criterionOf(condition, view);
  const own = compileCriterion(reader, target.object, target.field, criterion);
  const positive = target.via ? whereRelated(reader, target, owner, own) : own;
  return negated ? sql`(${positive}) is not true` : positive;
}

function compileCriterion(reader: Reader, object: ObjectDefinition, field: FieldDefinition, criterion: Criterion): SQL {
  if (field.type === 'tags') return compileTags(reader, object, criterion);
  const column = columnOf(reader, object, field.key);
  switch (criterion.kind) {
    case 'text':
      return field.type === 'list'
        ? inList(reader, column, (item) => compileText(reader, item, criterion))
        : compileText(reader, column, criterion, field.foldedKey && columnOf(reader, object, field.foldedKey));
    case 'bounds':
      return compileBounds(column, criterion.bounds);
    case 'oneOf': {
      if (criterion.values.length === 0) return sql`false`;
      const among = inArray(column, [...criterion.values]);
      return field.type === 'relation' ? rarely(reader, among) : among;
    }
    case 'set':
      return eq(column, true);
    default:
      return isFilled(reader, column, field);
  }
}

const compare = { gt, gte, lt, lte } as const;

function compileBounds(column: Column, bounds: Bounds<number> | Bounds<string> | Bounds<Date>): SQL {
  const limits = Object.entries(bounds) as [keyof typeof compare, number | string | Date][];
  return and(...limits.map(([side, limit]) => compare[side](column, bindable(limit)))) ?? sql`true`;
}

/** Postgres reads a parameter beside a whole-number column as a whole number, and refuses 1.5. */
const bindable = (limit: number | string | Date): unknown =>
  typeof limit === 'number' && !Number.isInteger(limit) ? sql`cast(${limit} as double precision)` : limit;

const likeness: Record<Likeness, (reader: Reader, text: SQLWrapper) => SQLWrapper> = {
  folded,
  asKept: (_, text) => text,
  digits: digitsOf,
  significantDigits: (reader, text) => sql`ltrim(${digitsOf(reader, text)}, '0')`,
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Sorts after every text that begins with what stands before it. */
const last = '\u{10ffff}';

/** A beginning that is shorter may fit so many rows that looking them up and sorting them takes longer than a walk. */
const rareBeginning = 3;

function compileText(reader: Reader, value: SQLWrapper, criterion: TextCriterion, foldedColumn?: Column | ''): SQL {
  const { how, needle } = criterion;
  const kept = criterion.likeness === 'folded' && foldedColumn ? foldedColumn : undefined;
  const text = kept ?? likeness[criterion.likeness](reader, value);
  // In an index of the column a range can be looked up; LIKE cannot, least of all behind row-level security.
  const inIndex = kept !== undefined || criterion.likeness === 'asKept';
  if (how === 'contains') return sql`${text} like ${`%${escapeLike(needle)}%`} escape '\\'`;
  if (how === 'is') return inIndex ? rarely(reader, sql`${text} = ${needle}`) : sql`${text} = ${needle}`;
  if (!inIndex) return sql`${text} like ${`${escapeLike(needle)}%`} escape '\\'`;
  const range = sql`(${text} >= ${needle} and ${text} < ${needle + last})`;
  return needle.length >= rareBeginning ? rarely(reader, range) : range;
}

/** True where one of the list's items meets the condition. */
function inList(reader: Reader, column: Column, condition: (item: SQL) => SQL): SQL {
  const items =
    reader.dialect === 'sqlite'
      ? sql`json_each(${column}) as item`
      : sql`jsonb_array_elements_text(${column}) as item(value)`;
  return sql`exists (select 1 from ${items} where ${condition(sql`item.value`)})`;
}

function isFilled(reader: Reader, column: Column, { type }: FieldDefinition): SQL {
  const isText = ['text', 'longText', 'email', 'phone', 'url', 'domain', 'select', 'country'].includes(type);
  if (isText) return sql`${column} <> ''`;
  if (type !== 'list') return sql`${column} is not null`;
  return reader.dialect === 'sqlite' ? sql`json_array_length(${column}) > 0` : sql`jsonb_array_length(${column}) > 0`;
}

function compileTags(reader: Reader, object: ObjectDefinition, criterion: Criterion): SQL {
  const { recordTags, tags } = reader.tables;
  const tagged = (more: SQL | undefined) =>
    sql`exists (select 1 from ${recordTags} join ${tags} on ${tags.tenantId} = ${recordTags.tenantId}
      and ${tags.id} = ${recordTags.tagId} and ${tags.deletedAt} is null
      where ${and(
        eq(recordTags.tenantId, reader.tenantId),
        eq(recordTags.object, object.name),
        eq(recordTags.recordId, columnOf(reader, object, 'id')),
        more,
      )})`;
  if (criterion.kind !== 'tagged') return tagged(undefined);
  if (criterion.how === 'any') return tagged(inArray(recordTags.tagId, [...criterion.ids]));
  return and(...criterion.ids.map((id) => tagged(eq(recordTags.tagId, id)))) ?? sql`true`;
}
