import { newId } from '@db/ids';
import type { AnyProcedure } from '@trpc/server';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { example, looseObjects } from '../testing/access-matrix/example-input';
import { examples, rowAt } from '../testing/access-matrix/examples';
import { type Fingerprints, openFingerprints } from '../testing/access-matrix/fingerprint';
import { forgetPeople, makeWorld, type Subject, subjectsOf, type World } from '../testing/access-matrix/world';
import { onBothDatabases } from '../testing/databases';
import { createTestApp, type TestApp } from '../testing/test-app';
import { type Access, allows, permissions } from '../trpc/access';
import { errorBody, toTrpcError } from '../trpc/errors';
import type { ProcedureMeta } from '../trpc/init';
import { appRouter, type createCaller } from './router';

/** The parts of a procedure that tRPC keeps for itself; read here only, and in nothing that is shipped. */
type Inside = { type: string; meta?: ProcedureMeta; inputs: z.core.$ZodType[]; output?: z.core.$ZodType };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>).map(
  ([path, { _def }]) => ({ path, ...(_def as unknown as Inside) }),
);

type Api = ReturnType<typeof createCaller>;
type Outcome = { ok: true; value: unknown } | { ok: false; code: string; body: string };

/** Calls a procedure by its path; of a subscription, only whether it begins. */
async function call(api: Api, path: string, input: unknown): Promise<Outcome> {
  try {
    const found = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], api);
    const value = await (found as (input: unknown) => Promise<unknown>)(input);
    if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value) {
      await (value as AsyncGenerator).return?.(undefined);
      return { ok: true, value: 'begun' };
    }
    return { ok: true, value };
  } catch (thrown) {
    const error = thrown instanceof TRPCError ? thrown : toTrpcError(thrown);
    const body = errorBody(error, 'the request');
    return { ok: false, code: body.code, body: JSON.stringify(body) };
  }
}

describe('every procedure', () => {
  it.each(procedures)('$path says who may call it, what it does, what comes in and what goes out', (procedure) => {
    const { meta, inputs, output } = procedure;
    expect(['public', 'signed-in', ...Object.keys(permissions)]).toContain(meta?.access);
    expect(meta?.summary).toMatch(/^\p{Lu}.*\.$/u);
    expect(output).toBeDefined();
    expect(inputs.flatMap((input) => looseObjects(input))).toEqual([]);
  });

  it('is tried by the matrix; no example is left over from one that is gone', () => {
    const paths = procedures.map(({ path }) => path);
    expect(Object.keys(examples).filter((path) => !paths.includes(path))).toEqual([]);
  });
});

const inputOf = ({ path, inputs }: (typeof procedures)[number], world: World): unknown => {
  const given = examples[path]?.input;
  if (given) return given(world);
  const parts = inputs.map((input) => example(input, { procedure: path, keys: [] }, (at) => rowAt(at, world.ids)));
  return parts.length === 0 ? undefined : Object.assign({}, ...parts);
};

/** Every place in an input that holds an id of a known row, with the name of that row. */
function idPlaces(
  input: unknown,
  ids: World['ids'],
  keys: string[] = [],
): { keys: string[]; row: keyof World['ids'] }[] {
  if (typeof input === 'string') {
    const row = (Object.keys(ids) as (keyof World['ids'])[]).find((name) => ids[name] === input);
    return row ? [{ keys, row }] : [];
  }
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => idPlaces(value, ids, [...keys, key]));
}

function withValue(input: unknown, [key, ...rest]: string[], value: string): unknown {
  if (key === undefined) return value;
  const copy: unknown = structuredClone(input);
  const at = copy as Record<string, unknown>;
  at[key] = withValue(at[key], rest, value);
  return copy;
}

/** What two answers must share when they differ by an id and the moment only. */
const withoutIds = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<at>');

onBothDatabases('who may do what', (test) => {
  let t: TestApp;
  let fingerprints: Fingerprints;
  let foreign: World;
  let foreignBefore: Record<string, string>;
  let home: World;
  let subjects: Subject[];
  let before: Record<string, string>;

  const printHome = () => fingerprints.take([home.tenant.id, foreign.tenant.id]);
  const printForeign = async () =>
    Object.fromEntries(Object.entries(await printHome()).filter(([name]) => name.endsWith(foreign.tenant.id)));

  /** A home workspace in which nothing has been done yet; the one at hand when that is still so. */
  async function untouched(): Promise<void> {
    if (home && JSON.stringify(await printHome()) === JSON.stringify(before)) return;
    await forgetPeople(test.database, foreign);
    home = await makeWorld(t, 'Home');
    subjects = await subjectsOf(t, home);
    before = await printHome();
  }

  beforeAll(async () => {
    t = await createTestApp(test);
    fingerprints = await openFingerprints(test);
    foreign = await makeWorld(t, 'Zanzibar');
  });
  afterAll(async () => {
    await fingerprints.close();
    await t.close();
  });

  /** The refusal that a subject has to get, or undefined when the call is theirs to make. */
  function due(access: Access, { group, isKey, role }: Subject): string | undefined {
    if (access === 'public') return undefined;
    if (group === 'nobody') return 'UNAUTHENTICATED';
    if (access === 'signed-in') return isKey ? 'UNAUTHENTICATED' : undefined;
    if (group === 'outside') return 'NOT_FOUND';
    return role && allows(role, access) ? undefined : 'FORBIDDEN';
  }

  describe.each(procedures)('$path', (procedure) => {
    const { path, meta } = procedure;
    const access = meta?.access ?? 'public';
    const { refusal } = examples[path] ?? {};

    it('answers each subject as their rights say, and changes nothing for those it refuses', async () => {
      await untouched();
      foreignBefore = await printForeign();
      const input = inputOf(procedure, home);
      for (const subject of subjects) {
        const { name } = subject;
        const code = due(access, subject);
        if (!code) continue;
        expect({ name, ...(await call(await subject.at(), path, input)) }).toMatchObject({ name, ok: false, code });
        expect({ name, rows: await printHome() }).toEqual({ name, rows: before });
      }
      const outcomes: string[] = [];
      let rows = before;
      for (const { name, at } of subjects.filter((subject) => !due(access, subject))) {
        const outcome = await call(await at(), path, input);
        outcomes.push(outcome.ok ? 'ok' : outcome.code);
        const now = await printHome();
        if (!outcome.ok) expect({ name, rows: now }).toEqual({ name, rows });
        rows = now;
        // Somebody with the right may be refused for what they ask, never for who they are.
        expect({ name, ...outcome }).not.toMatchObject({ code: 'INTERNAL' });
        if (access !== 'public') expect({ name, ...outcome }).not.toMatchObject({ code: 'UNAUTHENTICATED' });
      }
      expect(outcomes).toContain(refusal ?? 'ok');
      expect(await printForeign()).toEqual(foreignBefore);
    });

    it('treats a row of another workspace like one that does not exist', async () => {
      await untouched();
      foreignBefore = await printForeign();
      for (const place of idPlaces(inputOf(procedure, home), home.ids)) {
        const answers: Outcome[] = [];
        for (const id of [foreign.ids[place.row], newId()]) {
          await untouched();
          const input = withValue(inputOf(procedure, home), place.keys, id);
          const outcome = await call(await subjects.at(-1)!.at(), path, input);
          answers.push(outcome);
          const where = `${path} ${place.keys.join('.')}`;
          if (!outcome.ok) {
            expect({ where, ...outcome }).toMatchObject({
              where,
              code: expect.stringMatching(/^(NOT_FOUND|INVALID_INPUT)$/),
            });
            expect({ where, rows: await printHome() }).toEqual({ where, rows: before });
          }
          expect(JSON.stringify(outcome)).not.toContain(foreign.mark);
        }
        const [one, other] = answers.map((answer) => withoutIds(JSON.stringify(answer)));
        expect(one).toBe(other);
      }
      expect(await printForeign()).toEqual(foreignBefore);
    });
  });
});
