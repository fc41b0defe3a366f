import * as z from 'zod';
import { objectNames } from '../records/registry';

export const searchInput = z.strictObject({
  /** What was typed, as it was typed: nothing in it is syntax. */
  text: z.string().max(20_000),
  /** Only records of these kinds; all, if not given. */
  objects: z.array(z.enum(objectNames)).min(1).max(objectNames.length).optional(),
  limit: z.int().min(1).max(50).default(10),
});

const place = { object: z.enum(objectNames), id: z.string(), title: z.string() };

export const searchOutput = z.object({
  /** Best first. `parent` is the record that the found one stands on, e.g. the person of a note. */
  results: z.array(z.object({ ...place, subtitle: z.string().nullable(), parent: z.object(place).nullable() })),
});
export type SearchOutput = z.infer<typeof searchOutput>;
