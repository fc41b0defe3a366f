import * as z from 'zod';
import { filterGroup } from '../filters';
import { idSchema, newIdSchema } from '../records/field-values';

/** Record types whose lists take actions over a whole selection. */
export const bulkObjects = ['company', 'person', 'deal', 'lead', 'task', 'activity', 'product'] as const;
export type BulkObject = (typeof bulkObjects)[number];

export const bulkActions = ['update', 'tag', 'delete', 'restore'] as const;
export type BulkAction = (typeof bulkActions)[number];

export const maxSelected = 5_000;

/** Either these records, or all that a filter and a search find. Without any of them: all there are. */
export const selection = z
  .strictObject({
    filter: filterGroup.optional(),
    search: z.string().max(200).optional(),
    /** The trash instead of the living; 'restore' always means the trash. */
    trash: z.boolean().optional(),
    ids: z.array(idSchema).min(1).max(maxSelected).optional(),
  })
  .refine(({ ids, filter, search }) => !ids || (!filter && !search), 'Give ids, or a filter and a search, not both.');
export type BulkSelection = z.output<typeof selection>;

export const startInput = z.strictObject({
  /** Made by the caller, so that a second click starts no second run. */
  id: newIdSchema.optional(),
  object: z.enum(bulkObjects),
  selection,
  action: z.enum(bulkActions),
  /** update: field → value; tag: { add, remove } with ids of tags; nothing for the others. */
  values: z.record(z.string().max(100), z.unknown()).default({}),
});
export type StartInput = z.output<typeof startInput>;

/** A run as it travels. While it is undone, `total`, `done` and `failed` count what is taken back. */
export const bulkRun = z.object({
  id: z.string(),
  object: z.enum(bulkObjects),
  action: z.enum(bulkActions),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  /** Records of the set; counted to 10,000 only until the run has begun. */
  total: z.number(),
  done: z.number(),
  changed: z.number(),
  /** Records that stay as they were: they were refused, or, of an undo, changed since. */
  failed: z.number(),
  /** Why, with the names of a few of them, a line each; or why the run stopped. */
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  canCancel: z.boolean(),
  canUndo: z.boolean(),
});
export type BulkRun = z.output<typeof bulkRun>;
