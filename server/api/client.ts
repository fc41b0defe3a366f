import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from './router';

export { TRPCClientError } from '@trpc/client';

export type ClientOptions = {
  /** Address of the server, e.g. `https://crm.example.com`. */
  url: string;
  /** From Settings → API keys; it carries its workspace and its role. */
  apiKey: string;
};

/**
 * The whole API, typed, for other programs. Holds no server code.
 * Calls that are made in the same moment travel together, ten at most.
 *
 * @throws TRPCClientError with `data: { code, message, requestId, fields? }` for a refusal
 * @example
 * const crm = createCrmFlowClient({ url: 'http://localhost:3000', apiKey: 'crmflow_…' });
 * const { rows } = await crm.people.list.query({ limit: 50 });
 */
export function createCrmFlowClient({ url, apiKey }: ClientOptions) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: new URL('/trpc', url).href,
        maxItems: 10,
        headers: () => ({ authorization: `Bearer ${apiKey}` }),
      }),
    ],
  });
}

export type CrmFlowClient = ReturnType<typeof createCrmFlowClient>;
