import { fold } from '@db/fold';
import type { ObjectDefinition } from '../../records/object-types';
import { type FieldTarget, fieldAt } from '../filter.fields';
import type { FilterableRecord } from '../filter.matches';
import type { SortLevel } from '../filter.schema';

type Sortable = string | number | boolean | null;

function sortable(row: FilterableRecord, { via, field }: FieldTarget): Sortable {
  const owner = via ? (row[via.as ?? ''] as FilterableRecord | null) : row;
  const value = owner && (!via || !owner.deletedAt) ? owner[field.key] : null;
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime();
  if (field.type === 'select') {
    const rank = field.options?.findIndex((option) => option.value === value) ?? -1;
    return rank === -1 ? (field.options?.length ?? 0) : rank;
  }
  const isFolded = field.foldedKey || ['text', 'longText', 'phone', 'url'].includes(field.type);
  return isFolded ? fold(String(value)) : (value as Sortable);
}

/** UTF-8 order: what both databases sort text by. JavaScript's own is by UTF-16 and differs beyond the basic plane. */
const compareValues = (a: Sortable, b: Sortable): number =>
  typeof a === 'string' && typeof b === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : Number(a) - Number(b);

/** The plain way to order rows as a list orders them: empty values last, ties by id in the direction of the last level. */
export function compareRows(object: ObjectDefinition, levels: readonly SortLevel[]) {
  const sort = levels.length > 0 ? levels : [object.defaultSort];
  const targets = sort.map(({ field, direction }) => ({ target: fieldAt(object, field), direction }));
  return (left: FilterableRecord, right: FilterableRecord): number => {
    for (const { target, direction } of targets) {
      if (!target) continue;
      const [a, b] = [sortable(left, target), sortable(right, target)];
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1;
        continue;
      }
      const order = compareValues(a, b);
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    const order = compareValues(left.id as string, right.id as string);
    return sort.at(-1)?.direction === 'desc' ? -order : order;
  };
}
