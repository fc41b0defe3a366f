import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema } from '../records/field-values';
import { moved } from '../records/record-router';
import { objectNames } from '../records/registry';
import { actorView } from './actors';
import { entry } from './entries';
import { feedHead } from './feed';
import { type ChangeStream, streamChanges } from './subscribe';
import { fieldHistory, recentChanges, recordTimeline, timelineKinds } from './timeline';
import { undo } from './undo.service';

const page = { cursor: z.string().max(20).optional(), limit: z.int().min(1).max(50).default(30) };
const entries = z.object({ entries: z.array(entry), nextCursor: z.string().nullable() });
const watchedObject = z.enum(objectNames);
/** Record types with a timeline of their own. */
const recordOf = z.enum(['company', 'person', 'deal', 'lead', 'task', 'activity', 'product', 'note']);

export const timelineRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Tells what happened to a record, the latest first: changes, notes, jobs, people.', public: true })
    .input(
      z.strictObject({
        object: recordOf,
        recordId: idSchema,
        kinds: z.array(z.enum(timelineKinds)).min(1).max(timelineKinds.length).optional(),
        ...page,
      }),
    )
    .output(entries)
    .query(({ ctx, input }) => recordTimeline(ctx, input)),
});

const history = z.object({
  entries: z.array(
    z.object({
      changeId: z.string(),
      groupId: z.string(),
      at: z.string(),
      actor: actorView,
      cause: z.object({ kind: z.string(), id: z.string().nullable() }),
      from: z.unknown(),
      to: z.unknown(),
      fromText: z.string().nullable(),
      toText: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const changesRouter = router({
  recent: tenantProcedure('records.read')
    .meta({ summary: 'Lists what was changed in the workspace, the latest first.', public: true })
    .input(z.strictObject({ mine: z.boolean().default(false), ...page }).prefault({}))
    .output(entries)
    .query(({ ctx, input }) => recentChanges(ctx, input)),

  history: tenantProcedure('records.read')
    .meta({ summary: 'Lists the values that a field of a record had: who, when, from, to.', public: true })
    .input(z.strictObject({ object: recordOf, recordId: idSchema, field: z.string().max(100), ...page }))
    .output(history)
    .query(({ ctx, input }) => fieldHistory(ctx, input)),

  undo: tenantProcedure('changes.undo')
    .meta({
      summary: 'Takes back a change or a whole command, as a new change that can be undone as well.',
      public: true,
    })
    .input(z.union([z.strictObject({ changeId: idSchema }), z.strictObject({ groupId: idSchema })]))
    .output(moved)
    .mutation(({ ctx, input }) => undo(ctx, input)),

  head: tenantProcedure('records.read')
    .meta({
      summary: 'The present place in the change log: ask before loading data, then subscribe from it.',
      public: true,
    })
    .output(z.object({ id: z.string() }))
    .query(async ({ ctx }) => ({ id: await ctx.db.read('changes.head', feedHead) })),

  subscribe: tenantProcedure('records.read')
    .meta({ summary: 'Streams changes as they are committed; after a reconnect none is missed.', public: true })
    .input(
      z
        .strictObject({
          /** The id of the last event that arrived; nothing for what comes from now on. */
          lastEventId: z.string().max(40).nullish(),
          object: watchedObject.optional(),
          recordId: idSchema.optional(),
        })
        .prefault({}),
    )
    .output(
      z.custom<ChangeStream>((value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value),
    )
    .subscription(({ ctx, input, signal }) =>
      streamChanges(ctx, input, signal ?? ctx.signal ?? new AbortController().signal),
    ),
});
