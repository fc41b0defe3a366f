import { initTRPC } from '@trpc/server';
import type { Access } from './access';
import type { RequestContext } from './context';
import { errorBody } from './errors';

/** What a procedure says of itself. A test fails for one that says no access or no summary. */
export type ProcedureMeta = {
  /** The permission it asks for; set by the builders in `procedures.ts`. */
  access?: Access;
  /** One sentence for the API's documentation. */
  summary?: string;
  /** Part of the documented public API. */
  public?: boolean;
};

/** No transformer: all that travels is plain JSON, which costs a third less than superjson on lists. */
export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      // An error in making the context brings the id itself, for there is no context to take it from.
      const early = 'requestId' in error ? String(error.requestId) : '';
      const body = errorBody(error, ctx?.requestId ?? early);
      const { httpStatus, path } = shape.data;
      return { message: body.message, code: shape.code, data: { ...body, httpStatus, path } };
    },
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 20_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
