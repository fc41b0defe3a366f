import type { Reader } from '@db/database';
import type { FilterGroup } from '../filters';
import { countryName } from '../records/countries';
import type { FieldDefinition } from '../records/object-types';
import { objects } from '../records/registry';
import { titlesOf, userNames } from '../records/titles';
import { daysOf } from '../reports/period.rules';

/** What groups are called, by key. Months are called by their key: how they are written is the reader's matter. */
export async function groupLabels(
  db: Reader,
  field: FieldDefinition,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  switch (field.type) {
    case 'relation':
      return titlesOf(db, objects[field.object ?? 'company'], keys);
    case 'user':
      return userNames(db, keys);
    case 'country':
      return new Map(keys.map((key) => [key, countryName(key)]));
    case 'flag':
      return new Map([
        ['true', 'Yes'],
        ['false', 'No'],
      ]);
    case 'select':
      return new Map(field.options?.map(({ value, label }) => [value, label]));
    default:
      return new Map();
  }
}

/** The records of a group, as a filter of the list. */
export function groupFilter({ key: name, type }: FieldDefinition, key: string | null): FilterGroup {
  const one = (item: FilterGroup['items'][number]): FilterGroup => ({ op: 'and', items: [item] });
  if (type === 'flag') return one({ field: name, operator: key === 'true' ? 'isTrue' : 'isFalse' });
  if (key === null) return one({ field: name, operator: 'empty' });
  if (type === 'date' || type === 'instant') {
    return one({ field: name, operator: 'between', value: daysOf({ from: key, to: key }) });
  }
  return one({ field: name, operator: 'anyOf', value: [key] });
}

type Keyed = { key: string | null; count: number };

/** Options in their own order, months one after the other, all else the largest first; what has no value comes last. */
export function inGroupOrder<G extends Keyed>({ type, options = [] }: FieldDefinition, groups: readonly G[]): G[] {
  const places = new Map(options.map(({ value }, place) => [value, place]));
  const place = ({ key, count }: G): number | string => {
    if (type === 'select') return places.get(key ?? '') ?? options.length;
    return type === 'date' || type === 'instant' ? (key ?? '') : -count;
  };
  return groups.toSorted((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    const [first, second] = [place(a), place(b)];
    return first < second ? -1 : Number(first > second);
  });
}
