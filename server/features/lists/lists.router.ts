import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { objects } from '../records/registry';
import { readGroups } from './groups';
import { groupsInput, groupsOutput } from './lists.schema';

export const listsRouter = router({
  groups: tenantProcedure('records.read')
    .meta({
      summary: 'Groups the records of a list by a field, with their number and what they come to.',
      public: true,
    })
    .input(groupsInput)
    .output(groupsOutput)
    .query(({ ctx, input }) => readGroups(ctx, { ...input, object: objects[input.object] })),
});
