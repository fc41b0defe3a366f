import * as z from 'zod';
import { filterGroup, sortLevels } from '../filters';
import { idSchema } from '../records/field-values';
import type { ObjectName } from '../records/object-types';
import { byIds } from '../records/record-router';
import { listedObjects } from '../records/registry';

const names = listedObjects.map(({ name }) => name) as [ObjectName, ...ObjectName[]];

export const listedName = z.enum(names);
export const fieldKey = z
  .string()
  .max(60)
  .regex(/^[a-zA-Z]+$/, 'This is not the name of a field.');

/** Which records: all live ones, or those that meet a filter and that the search finds. */
export const someRecords = { filter: filterGroup.optional(), search: z.string().max(200).optional() };

const board = {
  object: listedName,
  /**
   * The field whose options are the columns; deals without it stand in their stages. With 'expectedCloseOn' open deals stand
   * in the months in which they are expected to close.
   */
  field: fieldKey.optional(),
  ...someRecords,
};

export const boardInput = z.strictObject({
  ...board,
  /** For deals in their stages; the workspace's first one when left out. */
  pipelineId: idSchema.optional(),
  /** For deals by month: the first of six, 'YYYY-MM'; the present one when left out. */
  from: z
    .string()
    .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.')
    .optional(),
});

/** Id of a column: of a stage, an option of the field, a month with or without 'before:' and 'after:', or 'none'. */
const column = z.string().min(1).max(100);

export const cardsInput = z.strictObject({
  ...board,
  column,
  /** Of cards by a field; as in a list when left out. Deals in their stages have an order of their own. */
  sort: sortLevels.optional(),
  limit: z.int().min(1).max(100).default(25),
  cursor: z.string().max(2_000).optional(),
  /** Only these fields; the whole record when left out. */
  fields: z.array(fieldKey).max(60).optional(),
});

export const moveInput = z.strictObject({ object: listedName, field: fieldKey, column, ...byIds.shape });

const boardColumn = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['open', 'won', 'lost']).nullable(),
  color: z.string().nullable(),
  probability: z.number().nullable(),
  rotDays: z.number().nullable(),
  count: z.number(),
  /** Whether the count is the whole one. */
  exact: z.boolean(),
  /** Minor units of the workspace's currency, like `weighted`. */
  sum: z.number(),
  weighted: z.number(),
  /** Of a month: what was won in it; null for other columns. Not in `sum`. */
  won: z.number().nullable(),
  /** Currencies without a rate: their records are counted, and add nothing. */
  unconverted: z.array(z.string()),
});
export type BoardColumn = z.output<typeof boardColumn>;

export const boardOutput = z.object({ columns: z.array(boardColumn), currency: z.string() });

/** A record of any type: what all have, and its own fields as in its list. */
const card = z.looseObject({
  id: z.string(),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.string().nullable(),
  deletedAt: z.string().nullable(),
  demo: z.boolean(),
  title: z.string(),
});

export const cardsOutput = z.object({ rows: z.array(card), nextCursor: z.string().nullable() });
