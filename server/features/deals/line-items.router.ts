import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { lineItemObject } from '../products/line-item-object';
import { idSchema, newIdSchema } from '../records/field-values';
import { version } from '../records/record-router';
import { listLines, maxLines, saveLines } from './line-items.service';

const { view, update } = lineItemObject.schemas;
const line = z.strictObject({
  /** Of a new line made by the caller. */
  id: newIdSchema,
  /** The one that was read; left out for a new line. */
  version: version.optional(),
  values: update,
});

export const lineItemsRouter = router({
  list: tenantProcedure('records.read')
    .meta({ summary: 'Lists the line items of a deal in their order, with their sum.', public: true })
    .input(z.strictObject({ dealId: idSchema }))
    .output(z.object({ lines: z.array(view), total: z.number(), currency: z.string(), amountFromLines: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const { lines, ...sums } = await listLines(ctx, input.dealId);
      return { ...sums, lines: lines as z.output<typeof view>[] };
    }),

  save: tenantProcedure('records.update')
    .meta({
      summary: 'Adds, changes and removes line items of a deal as one command; its amount follows if it is to.',
      public: true,
    })
    .input(
      z.strictObject({
        dealId: idSchema,
        lines: z.array(line).max(maxLines),
        remove: z.array(idSchema).max(maxLines).default([]),
      }),
    )
    .output(z.object({ lines: z.array(view), groupId: z.string().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { lines, groupId } = await saveLines(ctx, input);
      return { lines: lines as z.output<typeof view>[], groupId };
    }),
});
