import { sameValue } from '../../records/diff.rules';
import type { ObjectDefinition, RecordRow } from '../../records/object-types';
import type { OnExisting } from '../import-state';
import type { Values } from './read-row';

/** A record as this import will leave it: one that exists, or one that an earlier row of the file will make. */
export type Entity = {
  readonly id: string;
  readonly object: ObjectDefinition;
  /** Null for a record that the import makes. */
  readonly before: RecordRow | null;
  /** What the import writes: all values of a new record, the changed ones of an existing one. */
  readonly patch: Values;
  presentTags: readonly string[];
  /** Ids of the tags it will have; undefined when they stay as they are. */
  tags?: string[];
};

export const currentValue = (entity: Entity, key: string): unknown =>
  key in entity.patch ? entity.patch[key] : (entity.before?.[key] ?? null);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Lists grow, other values are replaced. */
const merged = (current: unknown, value: unknown): unknown =>
  Array.isArray(current) && Array.isArray(value) ? [...new Set([...current, ...value])] : value;

/**
 * Puts the values of a row onto a record. Blank cells never empty a field; a flag that is not set counts as blank.
 * @returns whether anything is different afterwards
 */
export function putValues(entity: Entity, values: Values, policy: OnExisting): boolean {
  if (policy === 'skip') return false;
  let changed = false;
  for (const [key, value] of Object.entries(values)) {
    if (isEmpty(value)) continue;
    if (entity.before === null && !(key in entity.patch)) {
      entity.patch[key] = value;
      changed = true;
      continue;
    }
    const current = currentValue(entity, key);
    if (policy === 'fill-blanks' && !isEmpty(current) && current !== false) continue;
    const wanted = merged(current, value);
    if (sameValue(current, wanted)) continue;
    entity.patch[key] = wanted;
    changed = true;
  }
  return changed;
}

/** Adds tags; an import takes none away. */
export function putTags(entity: Entity, ids: readonly string[], policy: OnExisting): boolean {
  const present = entity.tags ?? entity.presentTags;
  if (policy === 'skip' || (policy === 'fill-blanks' && present.length > 0)) return false;
  const wanted = [...new Set([...present, ...ids])];
  if (wanted.length === present.length) return false;
  entity.tags = wanted.sort();
  return true;
}

/** Records by what may be looked for. Those of one key are in the order in which they were made. */
export class EntityIndex {
  readonly byId = new Map<string, Entity>();
  readonly #byKey = new Map<string, Entity[]>();

  /** `keys` such as 'email:ada@example.org'; null ones are left out. */
  add(entity: Entity, keys: readonly (string | null)[]): Entity {
    const known = this.byId.get(entity.id) ?? entity;
    this.byId.set(known.id, known);
    for (const key of keys) {
      if (key === null) continue;
      const found = this.#byKey.get(key);
      if (!found) this.#byKey.set(key, [known]);
      else if (!found.includes(known)) found.push(known);
    }
    return known;
  }

  find(key: string | null): readonly Entity[] {
    return key === null ? [] : (this.#byKey.get(key) ?? []);
  }
}
