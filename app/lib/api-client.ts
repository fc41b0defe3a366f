import type { TRPCClient } from '@trpc/client';
import type { AppRouter, ErrorBody } from '@/api/types';

export type ApiClient = TRPCClient<AppRouter>;

const load = () => import('./api-calls');
const clients = new Map<string, ApiClient>();
const mostClients = 100;

/** Fetches the script that calls take before the first is made, for `usePrepared`. */
export const prepareApi = load;

/**
 * The router from the browser, for what happens after the first paint: the first rows of a page come from its loader.
 * One client a workspace, so that calls of different parts of a page made at once travel together. It comes with the
 * first call, because pages are shown without any.
 * @param workspace slug of the workspace in the page's path
 */
export function apiOf(workspace: string): ApiClient {
  let client = clients.get(workspace);
  if (!client) {
    if (clients.size >= mostClients) clients.clear();
    client = lateClient(workspace);
    clients.set(workspace, client);
  }
  return client;
}

type Called = Record<string, unknown> & ((...input: unknown[]) => unknown);

/** Stands for the client until there is one: it keeps the path that is called (`people.list.query`), and goes it then. */
function lateClient(workspace: string): ApiClient {
  let client: Promise<ApiClient> | undefined;
  const fetched = () => {
    client ??= load().then(
      ({ createApiClient }) => createApiClient(workspace),
      (error: unknown) => {
        // A connection that is lost just now is tried again by the next call
        client = undefined;
        throw error;
      },
    );
    return client;
  };
  const way = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? way([...path, name]) : undefined),
      apply: async (_, __, input: unknown[]) => {
        const found = path.reduce((at, name) => at[name] as Called, (await fetched()) as unknown as Called);
        return found(...input);
      },
    });
  return way([]) as ApiClient;
}

/** What a failed call is to the person; a lost connection has words of its own. */
export function explainFailure(error: unknown): ErrorBody {
  // By its name: the class comes with the client
  if (error instanceof Error && error.name === 'TRPCClientError') {
    const { data } = error as { data?: ErrorBody };
    if (data?.code) return { ...data, message: data.message ?? error.message };
  }
  return {
    code: 'OFFLINE',
    message: 'The server cannot be reached. Check your connection and try again.',
    requestId: '',
  };
}
