import { type Packed, pack, tablesIn, unpack, withoutTables } from '~/lib/packed';
import type { ObjectDescription, ObjectName } from './types';

/** The record types that a page is about or whose fields it may ask for. */
export type Descriptions = Partial<Record<ObjectName, ObjectDescription>>;

/** @throws for a type that the page did not load: a bug of the page */
export function described(objects: Descriptions, name: ObjectName): ObjectDescription {
  const found = objects[name];
  if (!found) throw new Error(`The description of ${name} was not loaded.`);
  return found;
}

/** What many fields have alike: the operators of their type, the countries. */
const alike = new Set(['options', 'operators']);

/** Descriptions for their way to the browser: lists that several fields have are written down once. */
export function packDescriptions(objects: Descriptions): Packed<Descriptions> {
  const places = new Map<string, number>();
  const placeOf = (list: unknown) => {
    const text = tablesIn(list);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const text = JSON.stringify(objects, (key, value) =>
    alike.has(key) && Array.isArray(value) ? placeOf(value) : value,
  );
  return pack(objects, `{"lists":[${[...places.keys()].join()}],"objects":${text}}`);
}

export const unpackDescriptions = (packed: Packed<Descriptions>): Descriptions =>
  unpack(packed, (text) => {
    const { lists, objects } = withoutTables<{ lists: unknown[]; objects: Descriptions }>(text);
    for (const { fields } of Object.values(objects)) {
      for (const field of fields as Record<string, unknown>[]) {
        for (const key of alike) if (typeof field[key] === 'number') field[key] = lists[field[key]];
      }
    }
    return objects;
  });
