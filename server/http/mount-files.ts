import type { Express, Request, Response } from 'express';
import type { RequestContext } from '../trpc/context';

type Options = { contextOf: (req: Request, res: Response) => Promise<RequestContext>; bodyMaxBytes: number };

/** What is no page and no procedure: files that come in or go out as a stream. Filled in by imports and exports. */
export function mountFiles(server: Express, { bodyMaxBytes }: Options): void {
  // Everything after this is a page: forms are small, and one that does not say its size is none of ours.
  server.use((req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    const length = Number(req.headers['content-length'] ?? (req.headers['transfer-encoding'] ? Number.NaN : 0));
    if (length <= bodyMaxBytes) return next();
    res.status(Number.isNaN(length) ? 411 : 413).json({
      code: 'TOO_LARGE',
      message: 'The form is too large.',
      requestId: res.locals.requestId,
    });
  });
}
