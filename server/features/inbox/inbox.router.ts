import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { idSchema } from '../records/field-values';
import { countInbox, inboxItem, listInbox, markInbox } from './inbox.service';

export const inboxRouter = router({
  list: tenantProcedure('records.read')
    .meta({
      summary: 'Lists what the viewer should know: assigned, mentioned, due, done in the background.',
      public: true,
    })
    .input(
      z
        .strictObject({
          cursor: z.string().max(60).optional(),
          limit: z.int().min(1).max(100).default(30),
          state: z.enum(['open', 'done']).default('open'),
        })
        .prefault({}),
    )
    .output(z.object({ items: z.array(inboxItem), nextCursor: z.string().nullable(), unread: z.number() }))
    .query(({ ctx, input }) => listInbox(ctx, input)),

  count: tenantProcedure('records.read')
    .meta({ summary: 'Says how much of the inbox of the viewer is unread.', public: true })
    .input(z.strictObject({}).prefault({}))
    .output(z.object({ unread: z.number() }))
    .query(({ ctx }) => countInbox(ctx)),

  mark: tenantProcedure('records.read')
    .meta({ summary: 'Marks rows of the inbox of the viewer as read or done, some of them or all.', public: true })
    .input(
      z.strictObject({
        ids: z.array(idSchema).min(1).max(100).optional(),
        all: z.literal(true).optional(),
        read: z.boolean().optional(),
        done: z.boolean().optional(),
      }),
    )
    .output(z.object({ count: z.number(), unread: z.number() }))
    .mutation(({ ctx, input }) => markInbox(ctx, input)),
});
