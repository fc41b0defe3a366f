import { newId } from '@db/ids';
import * as z from 'zod';

type Schema = z.core.$ZodType;

/** Where a value stands: the procedure, and the keys that lead to it. */
export type Place = { procedure: string; keys: readonly string[] };

/** Gives the id that fits a place; undefined when nobody has said which row that is. */
export type IdAt = (place: Place) => string | undefined;

export class NoExample extends Error {
  constructor(place: Place, why: string) {
    super(
      `${place.procedure}: ${why} at "${place.keys.join('.')}". Add an example of its input, or the row that the id names, to server/testing/access-matrix/examples.ts.`,
    );
  }
}

const texts = [
  'Something',
  'someone@example.com',
  '2025-06-15',
  '2025-06-15T10:00:00.000Z',
  'https://example.com/x',
  'EUR',
  'DE',
  'en-GB',
  'Europe/Berlin',
  '#3b5bdb',
  'blue',
  'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
];
const numbers = [1, 10, 0, 100];

const accepts = (schema: Schema, value: unknown): boolean => z.core.safeParse(schema, value).success;
const isAnId = (schema: Schema): boolean =>
  accepts(schema, newId()) && !accepts(schema, 'Something') && !accepts(schema, '2025-06-15');

const omitted = Symbol('omitted');

function leaf(schema: Schema, place: Place, candidates: readonly unknown[], idAt: IdAt): unknown {
  if (isAnId(schema)) {
    const id = idAt(place);
    if (id === undefined) throw new NoExample(place, 'no row is known for the id');
    return id;
  }
  const fitting = candidates.find((candidate) => accepts(schema, candidate));
  if (fitting === undefined) throw new NoExample(place, 'no value was found');
  return fitting;
}

const holdsId = (value: unknown): boolean =>
  typeof value === 'string'
    ? /^[0-9a-f]{8}-/.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsId);

function object(shape: Record<string, Schema>, place: Place, idAt: IdAt): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const optional = accepts(schema, undefined);
    let value: unknown;
    try {
      value = example(schema, { ...place, keys: [...place.keys, key] }, idAt);
    } catch (error) {
      if (optional && error instanceof NoExample && !error.message.includes('no row is known')) continue;
      throw error;
    }
    // What may be left out is in the example for its ids only.
    if (value !== omitted && (!optional || holdsId(value))) made[key] = value;
  }
  return made;
}

/** A value that the schema takes, with an id of the given rows wherever one fits. @throws NoExample */
export function example(schema: Schema, place: Place, idAt: IdAt): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (next: Schema) => example(next, place, idAt);
  switch (def.type) {
    case 'object':
      return object(def.shape, place, idAt);
    case 'array':
      return [inner(def.element)];
    case 'tuple':
      return def.items.map(inner);
    case 'record':
      return {};
    case 'union':
      return inner(def.options[0]!);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'catch':
    case 'readonly':
      return inner(def.innerType);
    case 'lazy':
      // Trees refer to themselves: an example of one is written by hand.
      return omitted;
    case 'pipe': {
      const start = (def.in as z.core.$ZodTypes)._zod.def.type;
      return start === 'string' || start === 'pipe' ? leaf(schema, place, texts, idAt) : inner(def.in);
    }
    case 'string':
      return leaf(schema, place, texts, idAt);
    case 'number':
    case 'int' as never:
      return leaf(schema, place, numbers, idAt);
    case 'boolean':
      return false;
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'null':
      return null;
    case 'unknown':
    case 'any':
      return 'Something';
    default:
      throw new NoExample(place, `a schema of the kind "${def.type}" is not understood`);
  }
}

/** The objects inside a schema that would silently take keys they do not know, as paths. */
export function looseObjects(schema: Schema, path = 'input', seen = new Set<Schema>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const into = (next: Schema, name = path) => looseObjects(next, name, seen);
  switch (def.type) {
    case 'object': {
      const strict = (def.catchall as z.core.$ZodTypes | undefined)?._zod.def.type === 'never';
      const within = Object.entries(def.shape).flatMap(([key, next]) => into(next, `${path}.${key}`));
      return strict ? within : [path, ...within];
    }
    case 'array':
      return into(def.element, `${path}[]`);
    case 'union':
      return def.options.flatMap((option) => into(option));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'catch':
    case 'readonly':
      return into(def.innerType);
    case 'pipe':
      return into(def.in);
    case 'lazy':
      return into(def.getter());
    case 'record':
      return into(def.valueType, `${path}{}`);
    default:
      return [];
  }
}
