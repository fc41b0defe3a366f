import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { type RequestHandler, type Response, Router } from 'express';
import { appRouter } from '../api/router';
import type { RequestContext } from '../trpc/context';
import { toTrpcError } from '../trpc/errors';
import { trpcRefusals } from './refuse-early';

/** Ten calls in one request are enough for any page; more is somebody making one request do the work of many. */
const maxBatchSize = 10;

/** The router over HTTP, for the browser and for typed clients. */
export const trpcHandler = ({
  maxBodySize,
  contextOf,
  streamsEnd,
}: {
  maxBodySize: number;
  /** Aborts when this process leaves: open subscriptions end, and their clients connect to another one. */
  streamsEnd: AbortSignal;
  contextOf: (req: Parameters<RequestHandler>[0], res: Parameters<RequestHandler>[1]) => Promise<RequestContext>;
}): RequestHandler => {
  const procedures = createExpressMiddleware({
    router: appRouter,
    maxBodySize,
    maxBatchSize,
    allowMethodOverride: false,
    createContext: async ({ req, res, info }) => {
      const ctx = await contextOf(req, res).catch((error: unknown) => {
        throw Object.assign(toTrpcError(error), { requestId: res.locals.requestId });
      });
      // Cut off, not ended: a subscription that ends is over for its client, one that breaks is taken up elsewhere.
      if (info.type === 'subscription') onceAborted(streamsEnd, res, () => res.destroy());
      return ctx;
    },
    responseMeta: ({ errors }) => {
      const wait = errors.map(({ cause }) => retryAfter(cause)).find((seconds) => seconds !== undefined);
      return wait === undefined ? {} : { headers: { 'Retry-After': String(wait) } };
    },
  });
  return Router().use(trpcRefusals(maxBatchSize), procedures);
};

/** Calls `run` when the signal aborts, unless the answer has ended by then. */
function onceAborted(signal: AbortSignal, res: Response, run: () => void): void {
  signal.addEventListener('abort', run, { once: true });
  res.once('close', () => signal.removeEventListener('abort', run));
}

/** Seconds after which a refused call may be tried again, if the refusal says so. */
export function retryAfter(cause: unknown): number | undefined {
  if (!(cause instanceof Error) || !('details' in cause)) return undefined;
  const details = cause.details as Record<string, unknown> | undefined;
  return typeof details?.retryAfterSeconds === 'number' ? Math.ceil(details.retryAfterSeconds) : undefined;
}
