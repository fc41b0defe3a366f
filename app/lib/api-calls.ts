import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from '@/api/types';

/** What the calls of `apiOf` are made by. Subscriptions are listened to by `openStream`. */
export function createApiClient(workspace: string) {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `/w/${workspace}/trpc`, maxItems: 10, maxURLLength: 2_000 })],
  });
}
