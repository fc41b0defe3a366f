import * as z from 'zod';
import { router } from '../../trpc/init';
import { tenantProcedure } from '../../trpc/procedures';
import { apiKeyView, createApiKeyInput } from './api-keys.schema';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.service';

export const apiKeysRouter = router({
  list: tenantProcedure('api-keys.read')
    .meta({ summary: 'Lists the API keys that still work, without their secrets.' })
    .output(z.array(apiKeyView))
    .query(({ ctx }) => listApiKeys(ctx)),

  create: tenantProcedure('api-keys.create')
    .meta({ summary: 'Makes an API key; its text is in this answer only.' })
    .input(createApiKeyInput)
    .output(apiKeyView.extend({ key: z.string() }))
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),

  revoke: tenantProcedure('api-keys.revoke')
    .meta({ summary: 'Ends an API key for good.' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await revokeApiKey(ctx, input.id);
      return { done: true };
    }),
});
