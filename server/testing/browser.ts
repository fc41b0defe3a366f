import { createContext } from '../api/create-context';
import { createCaller } from '../api/router';
import type { AppServices, RequestContext } from '../trpc/context';

type Options = { address?: string; origin?: string; logger: RequestContext['logger'] };
type Call = { workspace?: string; apiKey?: string };

/** One person's browser, or a program with a key: keeps cookies, and calls the router as the web process does. */
export function createBrowser(
  app: AppServices,
  { address = '192.0.2.1', origin = 'http://localhost:3000', logger }: Options,
) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  let requests = 0;

  function keep(setCookie: string): void {
    setCookies.push(setCookie);
    const [pair = '', ...attributes] = setCookie.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, pair.slice(name.length + 1));
  }

  const context = ({ workspace, apiKey }: Call = {}): Promise<RequestContext> =>
    createContext({
      app,
      req: {
        ip: address,
        headers: {
          'user-agent': 'a test',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
        },
      },
      res: {
        locals: { requestId: `test-${++requests}`, logger },
        append: (_header, value) => keep(value),
      },
      publicOrigin: origin,
      claimedWorkspace: workspace,
    });

  return {
    jar,
    /** Every Set-Cookie so far, as sent. */
    setCookies,
    context,
    /** The router as this browser's next request reaches it. */
    at: async (call: Call = {}) => createCaller(await context(call)),
  };
}

export type Browser = ReturnType<typeof createBrowser>;
