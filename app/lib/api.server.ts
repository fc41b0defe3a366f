import { redirect } from '@remix-run/node';
import type { PageContext } from '@/api/types';

type Args = { request: Request; context: PageContext };

/** Where a person goes after signing in: the page they asked for, never another site. */
const returnTo = (request: Request): string => {
  const { pathname, search } = new URL(request.url);
  return `${pathname.replace(/\.data$/, '')}${search}`;
};

/**
 * Runs a loader's calls. A refusal becomes the page's answer: sign in, or an error page with the words of the router.
 * @throws Response
 */
export async function answer<T>({ request, context }: Args, work: (api: PageContext['api']) => Promise<T>): Promise<T> {
  try {
    return await work(context.api);
  } catch (error) {
    if (error instanceof Response) throw error;
    const { status, ...body } = context.explain(error);
    if (status === 401) throw redirect(`/sign-in?next=${encodeURIComponent(returnTo(request))}`);
    throw Response.json(body, { status });
  }
}

export type Refusal = {
  code: string;
  message: string;
  requestId: string;
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
};
/** `init` is what a page that shows the refusal answers with, for programs that do not read it. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Refusal; init: ResponseInit };

/** Says when to try again, if the refusal does. */
const retryAfter = ({ details }: Refusal): Record<string, string> =>
  typeof details?.retryAfterSeconds === 'number' ? { 'Retry-After': String(Math.ceil(details.retryAfterSeconds)) } : {};

/** Runs an action's calls. A refusal is shown beside the form, which keeps what was typed; a lost session leads to sign-in. */
export async function attempt<T>(
  { request, context }: Args,
  work: (api: PageContext['api']) => Promise<T>,
): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work(context.api) };
  } catch (error) {
    if (error instanceof Response) throw error;
    const { status, ...body } = context.explain(error);
    if (
      status === 401 &&
      context.subject.kind === 'anonymous' &&
      !new URL(request.url).pathname.startsWith('/sign-in')
    ) {
      throw redirect('/sign-in');
    }
    return { ok: false, error: body, init: { status, headers: retryAfter(body) } };
  }
}
