import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '../logging/logger';
import { requestIdFrom } from '../logging/request-id';
import type { ProcessManager } from '../processes/process-manager';
import type { Metrics } from './metrics';
import './request-locals';

/** Asked for all day by machines, or many at once for one page: worth a measurement, not a line. */
const quiet = /^\/(?:livez|readyz|metrics|assets\/|favicon|csp-report)/;

/** The route as it is written in the code; Express knows it once somebody has answered. */
function routePatternOf(req: Request, res: Response): string {
  if (res.locals.routePattern) return res.locals.routePattern;
  const { path } = (req.route ?? {}) as { path?: unknown };
  if (path !== undefined) return `${req.baseUrl}${String(path)}`;
  return req.baseUrl ? `${req.baseUrl}/*` : 'unmatched';
}

export type ObserveOptions = {
  logger: Logger;
  metrics: Metrics;
  processes: Pick<ProcessManager, 'startRequest' | 'endRequest'>;
};

/**
 * The first middleware of all: gives a request its id (echoed in the answer) and its logger, counts it while it runs, and
 * at its end writes one line and one measurement. A client that went away is 499, and no error.
 */
export function observeRequests({ logger, metrics, processes }: ObserveOptions): RequestHandler {
  return (req, res, next) => {
    const { requestId, startTime } = processes.startRequest(
      requestIdFrom(req.headers['x-request-id'], req.headers.traceparent),
    );
    res.locals.requestId = requestId;
    res.locals.logger = logger.child({ requestId });
    res.setHeader('X-Request-Id', requestId);
    const path = req.path;

    res.once('close', () => {
      const { durationMs } = processes.endRequest(requestId, startTime);
      const status = res.writableFinished ? res.statusCode : 499;
      const route = routePatternOf(req, res);
      metrics.httpDuration.observe({ method: req.method, route, status }, durationMs / 1000);
      const fields = { method: req.method, path, route, status, ms: Math.round(durationMs * 10) / 10 };
      // Whoever made a 5xx has said why at its own level; this line only says that it was answered so.
      const level = status >= 500 ? 'warn' : quiet.test(path) ? 'debug' : 'info';
      res.locals.logger[level]('request', fields);
    });
    next();
  };
}
