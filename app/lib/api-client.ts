import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client';
import type { AppRouter, ErrorBody } from '@/api/types';

/**
 * The router from the browser, for what happens after the first paint. The first rows of a page come from its loader.
 * @param workspace slug of the workspace in the page's path
 */
export function createApiClient(workspace: string) {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        // An EventSource sends no headers of ours: the workspace travels in the address.
        true: httpSubscriptionLink({ url: `/w/${workspace}/trpc` }),
        false: httpBatchLink({ url: `/w/${workspace}/trpc`, maxItems: 10, maxURLLength: 2_000 }),
      }),
    ],
  });
}

const clients = new Map<string, ApiClient>();
const mostClients = 100;

/** The one client of a workspace, so that calls of different parts of a page made at once travel together. */
export function apiOf(workspace: string): ApiClient {
  let client = clients.get(workspace);
  if (!client) {
    if (clients.size >= mostClients) clients.clear();
    client = createApiClient(workspace);
    clients.set(workspace, client);
  }
  return client;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** What a failed call is to the person; a lost connection has words of its own. */
export function explainFailure(error: unknown): ErrorBody {
  if (error instanceof TRPCClientError) {
    const data = error.data as ErrorBody | undefined;
    if (data?.code) return { ...data, message: data.message ?? error.message };
  }
  return {
    code: 'OFFLINE',
    message: 'The server cannot be reached. Check your connection and try again.',
    requestId: '',
  };
}
