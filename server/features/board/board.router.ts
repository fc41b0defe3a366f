import type * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { maxBulk, moved } from '../records/record-router';
import { objects } from '../records/registry';
import { boardInput, boardOutput, cardsInput, cardsOutput, moveInput } from './board.schema';
import { readCards } from './cards';
import { readBoard } from './columns';
import { moveCards } from './move-cards';

export const boardRouter = router({
  get: tenantProcedure('records.read')
    .meta({ summary: 'Gives the columns of a board with the number and sum of the records in each.', public: true })
    .input(boardInput)
    .output(boardOutput)
    .query(({ ctx, input }) => readBoard(ctx, { ...input, object: objects[input.object] })),

  cards: tenantProcedure('records.read')
    .meta({ summary: 'Lists the records of one column of a board, a page at a time.', public: true })
    .input(cardsInput)
    .output(cardsOutput)
    .query(
      async ({ ctx, input }) =>
        (await readCards(ctx, { ...input, object: objects[input.object] })) as z.output<typeof cardsOutput>,
    ),

  move: tenantProcedure('records.update')
    .meta({ summary: `Puts up to ${maxBulk} records into another column of a board by a field.`, public: true })
    .input(moveInput)
    .output(moved)
    .mutation(({ ctx, input }) => moveCards(ctx, { ...input, object: objects[input.object] })),
});
