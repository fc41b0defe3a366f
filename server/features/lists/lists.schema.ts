import * as z from 'zod';
import { fieldKey, listedName, someRecords } from '../board/board.schema';
import { filterGroup } from '../filters';

export const groupsInput = z.strictObject({
  object: listedName,
  /** A choice, country, relation, person, yes or no, or a date, whose months are the groups. */
  field: fieldKey,
  ...someRecords,
});

export const groupsOutput = z.object({
  groups: z.array(
    z.object({
      /** An option, an id, 'true' or 'false', a month as 'YYYY-MM'; null: no value. */
      key: z.string().nullable(),
      label: z.string(),
      color: z.string().nullable(),
      count: z.number(),
      /** By money field, in minor units of `currency`. */
      sums: z.record(z.string(), z.number()),
      /** Currencies without a rate: their records are counted, and in no sum. */
      unconverted: z.array(z.string()),
      /** The group's records; to be joined with the filter that was asked for. */
      filter: filterGroup,
    }),
  ),
  /** There are more groups than these, which are the largest. */
  truncated: z.boolean(),
  currency: z.string(),
});
export type Groups = z.output<typeof groupsOutput>;
