import { isId } from '@db/ids';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { SortKey, SortValueKind } from './sort';

/** Where a row stands in its order: one value a key, the id last. */
export type Position = readonly (string | number | boolean | Date | null)[];

/** What a cursor may hold: it comes from outside, and Postgres takes offence at a text where it expects an id. */
const cursorValue: Record<SortValueKind, z.ZodType<string | number | boolean | Date>> = {
  id: z.string().refine(isId),
  text: z.string().refine((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text)),
  day: z.iso.date().regex(/^[1-9]/),
  number: z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
  whole: z.int(),
  rank: z.int().min(0).max(10_000),
  flag: z.boolean(),
  instant: z
    .int()
    .min(-62_135_596_800_000)
    .max(253_402_300_799_999)
    .transform((ms) => new Date(ms)),
};

/**
 * The cursor that stands on a row: opaque, for a URL.
 * @throws Error when the row lacks a value that it is ordered by: a bug of the caller
 */
export function writeCursor(
  signature: string,
  keys: readonly SortKey[],
  row: Readonly<Record<string, unknown>>,
): string {
  const values = keys.map(({ property }) => {
    const value = row[property];
    if (value === undefined) throw new Error(`the row lacks ${property}, by which its list is ordered`);
    return value instanceof Date ? value.getTime() : value;
  });
  return Buffer.from(JSON.stringify([signature, ...values])).toString('base64url');
}

/**
 * Where a cursor stands.
 * @throws AppError INVALID_INPUT for one that was not made by this order
 */
export function readCursor(signature: string, keys: readonly SortKey[], cursor: string): Position {
  const schema = z.tuple([
    z.literal(signature),
    ...keys.map(({ holds, nullable }) => (nullable ? cursorValue[holds].nullable() : cursorValue[holds])),
  ]);
  const result = schema.safeParse(parseCursor(cursor));
  if (result.success) return result.data.slice(1) as Position;
  throw new AppError('INVALID_INPUT', {
    say: 'This list was ordered differently when its next page was asked for. Start from its beginning.',
    fields: { cursor: 'does not belong to this list' },
  });
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
