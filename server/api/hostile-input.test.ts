import type { AnyProcedure } from '@trpc/server';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as z from 'zod';
import { example } from '../testing/access-matrix/example-input';
import { examples, rowAt } from '../testing/access-matrix/examples';
import { makeWorld, type World } from '../testing/access-matrix/world';
import { onBothDatabases } from '../testing/databases';
import { createTestApp, type TestApp } from '../testing/test-app';
import { errorBody, toTrpcError } from '../trpc/errors';
import { appRouter, type createCaller } from './router';

type Schema = z.core.$ZodType;
type Keys = readonly string[];

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>).map(
  ([path, { _def }]) => ({ path, inputs: (_def as unknown as { inputs: Schema[] }).inputs }),
);

/** Where something may stand in an input: every key, those that may be left out as well. */
function placesOf(schema: Schema, keys: Keys = []): Keys[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, next]) => {
        const at = [...keys, key];
        return [at, ...placesOf(next, at)];
      });
    case 'array':
      return [[...keys, '0'], ...placesOf(def.element, [...keys, '0'])];
    case 'union':
      return def.options.flatMap((option) => placesOf(option, keys));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return placesOf(def.innerType, keys);
    case 'pipe':
      return placesOf(def.in, keys);
    default:
      return [];
  }
}

function withValue(input: unknown, [key, ...rest]: Keys, value: unknown): unknown {
  if (key === undefined) return value;
  const empty = /^\d+$/.test(key) ? [] : {};
  const copy = (typeof input === 'object' && input !== null ? structuredClone(input) : empty) as Record<
    string,
    unknown
  >;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

/** Text that one of the databases cannot hold, text that is too long, and what is no text. */
const hostile: Record<string, unknown> = {
  'a NUL': 'a\0b',
  'half a surrogate pair': 'a\ud800b',
  'a megabyte': 'x'.repeat(1_000_000),
  'a list': ['a@example.com', 'b@example.com'],
  'an object': JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'a huge number': 1e308,
  'a negative number': -1,
  nothing: null,
  yes: true,
};

onBothDatabases('hostile input', (test) => {
  let t: TestApp;
  let world: World;

  beforeAll(async () => {
    t = await createTestApp(test);
    world = await makeWorld(t, 'Home');
  });
  afterAll(() => t.close());

  const inputOf = ({ path, inputs }: (typeof procedures)[number]): unknown => {
    const given = examples[path]?.input;
    if (given) return given(world);
    const parts = inputs.map((input) => example(input, { procedure: path, keys: [] }, (at) => rowAt(at, world.ids)));
    return parts.length === 0 ? undefined : Object.assign({}, ...parts);
  };

  /** The code of the answer. */
  async function answerTo(api: ReturnType<typeof createCaller>, path: string, input: unknown): Promise<string> {
    try {
      const found = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], api);
      const value = await (found as (input: unknown) => Promise<unknown>)(input);
      if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
        await (value as AsyncGenerator).return?.(undefined);
      return 'ok';
    } catch (thrown) {
      const error = thrown instanceof TRPCError ? thrown : toTrpcError(thrown);
      return errorBody(error, 'the request').code;
    }
  }

  it.each(procedures.filter(({ inputs }) => inputs.length > 0))(
    '$path refuses or takes it, and never fails',
    async (procedure) => {
      const places = [
        ...new Map(procedure.inputs.flatMap((schema) => placesOf(schema)).map((at) => [at.join('.'), at])),
      ];
      const failed: string[] = [];
      const { api } = await t.signedIn({ tenant: world.tenant });
      for (const [name, keys] of places) {
        for (const [kind, value] of Object.entries(hostile)) {
          const answer = await answerTo(api, procedure.path, withValue(inputOf(procedure), keys, value));
          if (['INTERNAL', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR'].includes(answer)) failed.push(`${name}: ${kind}`);
        }
      }
      expect(failed).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    60_000,
  );
});
