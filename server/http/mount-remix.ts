import { createRequestHandler } from '@remix-run/express';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { Request, RequestHandler, Response } from 'express';
import { safeRedirectPath } from '@/lib/security';
import { createCaller } from '../api/router';
import type { PageContext } from '../api/types';
import type { RequestContext } from '../trpc/context';
import { errorBody, toTrpcError } from '../trpc/errors';
import { pagePatterns } from './page-patterns';
import type { Pages } from './remix-build';

type Options = {
  pages: Pages;
  build: string;
  showDevPages: boolean;
  demoSignIn: PageContext['demoSignIn'];
  contextOf: (req: Request, res: Response) => Promise<RequestContext>;
  publicOrigin: (req: Request) => string;
};

/** Hands each request a caller of the router; the pages hold no server code of their own. */
export function remixHandler({
  pages,
  build,
  showDevPages,
  demoSignIn,
  contextOf,
  publicOrigin,
}: Options): RequestHandler {
  const patternOf = typeof pages.build === 'function' ? undefined : pagePatterns(pages.build.routes);
  const handle = createRequestHandler({
    build: pages.build,
    getLoadContext: async (req, res): Promise<PageContext> => {
      if (patternOf) res.locals.routePattern = patternOf(req.path);
      const ctx = await contextOf(req, res);
      return {
        api: createCaller(ctx),
        explain: (thrown) => {
          const error = thrown instanceof TRPCError ? thrown : toTrpcError(thrown);
          return { ...errorBody(error, ctx.requestId), status: getHTTPStatusCodeFromError(error) };
        },
        subject: ctx.subject,
        safePath: safeRedirectPath,
        cspNonce: String(res.locals.cspNonce),
        requestId: ctx.requestId,
        publicOrigin: ctx.publicOrigin,
        logger: ctx.logger,
        build,
        showDevPages,
        ...(demoSignIn && { demoSignIn }),
      };
    },
  });
  return (req, res, next) => {
    // Whether the request is ours was decided by `csrfGate`. Remix would compare Origin with the Host alone, which fails
    // behind a proxy that writes its own, and would fail on a Host that is no part of an address.
    req.headers.host = new URL(publicOrigin(req)).host;
    delete req.headers['x-forwarded-host'];
    delete req.headers.origin;
    return handle(req, res, next);
  };
}
