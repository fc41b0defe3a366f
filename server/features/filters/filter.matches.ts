import { digits, fold } from '@db/fold';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { type Criterion, criterionOf, type Likeness, significantDigits, type TextCriterion } from './criterion';
import type { Bounds } from './date-ranges';
import { type CheckedItem, checkFilter } from './filter.check';
import type { FieldTarget } from './filter.fields';
import type { FilterGroup, FilterView } from './filter.schema';

/**
 * A record by field key: instants as Date or ISO text, tags as ids or as what has an `id`, and a related record, with
 * the fields that are asked for, under the relation's name (`company`), and linked ones as a list; one in the trash counts
 * as missing.
 */
export type FilterableRecord = Readonly<Record<string, unknown>>;

/** The filter asked of one record in memory: the same answer as `compileFilter` gets from the database. */
export function matches(
  record: FilterableRecord,
  filter: FilterGroup,
  object: ObjectDefinition,
  view: FilterView,
): boolean {
  return matchesItem(record, checkFilter(filter, object), view);
}

function matchesItem(record: FilterableRecord, item: CheckedItem, view: FilterView): boolean {
  if (item.kind === 'group') {
    if (item.items.length === 0) return true;
    return item.op === 'and'
      ? item.items.every((inner) => matchesItem(record, inner, view))
      : item.items.some((inner) => matchesItem(record, inner, view));
  }
  const { criterion, negated } = criterionOf(item, view);
  return valuesAt(record, item.target).some((value) => meets(value, item.target.field, criterion)) !== negated;
}

type Related = FilterableRecord & { trashed?: boolean };

/** The value of the record's own field, or one for each related record that lives. */
function valuesAt(record: FilterableRecord, { via, field }: FieldTarget): unknown[] {
  if (!via) return [record[field.key]];
  const related = record[via.as ?? ''] as Related | readonly Related[] | null | undefined;
  return [related ?? []].flat().flatMap((one) => (one.deletedAt || one.trashed ? [] : [one[field.key]]));
}

function meets(value: unknown, field: FieldDefinition, criterion: Criterion): boolean {
  switch (criterion.kind) {
    case 'text':
      return texts(value).some((text) => meetsText(text, criterion));
    case 'bounds':
      return withinBounds(comparable(value, field), criterion.bounds);
    case 'oneOf':
      return typeof value === 'string' && criterion.values.includes(value);
    case 'set':
      return value === true;
    case 'tagged': {
      const ids = idsOf(value);
      return criterion.how === 'all'
        ? criterion.ids.every((id) => ids.includes(id))
        : criterion.ids.some((id) => ids.includes(id));
    }
    default:
      return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
  }
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

const idsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'object' && one ? (one as { id: unknown }).id : one)) : [];

const alike: Record<Likeness, (text: string) => string> = {
  folded: fold,
  asKept: (text) => text,
  digits,
  significantDigits,
};

function meetsText(value: string, { how, likeness, needle }: TextCriterion): boolean {
  const text = alike[likeness](value);
  if (how === 'is') return text === needle;
  return how === 'contains' ? text.includes(needle) : text.startsWith(needle);
}

function comparable(value: unknown, { type }: FieldDefinition): number | string | undefined {
  if (value === null || value === undefined) return undefined;
  if (type === 'instant') return new Date(value as string | Date).getTime();
  return value as number | string;
}

function withinBounds(
  value: number | string | undefined,
  bounds: Bounds<number> | Bounds<string> | Bounds<Date>,
): boolean {
  if (value === undefined) return false;
  const plain = (limit: number | string | Date) => (limit instanceof Date ? limit.getTime() : limit);
  const { gt, gte, lt, lte } = bounds;
  return (
    (gt === undefined || value > plain(gt)) &&
    (gte === undefined || value >= plain(gte)) &&
    (lt === undefined || value < plain(lt)) &&
    (lte === undefined || value <= plain(lte))
  );
}
