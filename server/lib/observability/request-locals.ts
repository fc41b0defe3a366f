import type { Logger } from '../logging/logger';

declare global {
  namespace Express {
    /** What every request carries in `res.locals`. */
    interface Locals {
      requestId: string;
      /** Replace it by a child that knows workspace and user: the line of the finished request is written with it. */
      logger: Logger;
      cspNonce: string;
      /** What metrics call this request, where Express does not know (pages). */
      routePattern?: string;
    }
  }
}
