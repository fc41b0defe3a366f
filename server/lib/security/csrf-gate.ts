import type { Request, RequestHandler } from 'express';
import '../observability/request-locals';

export type RequestClaims = {
  method: string;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: set by the browser itself, which pages cannot change. */
  site: string | undefined;
  authorization: string | undefined;
  /** What people type for us. */
  publicOrigin: string;
};

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request was made by our own pages (or by a program with an API key), and not by another site in the name of
 * someone signed in. Browsers never add a bearer key by themselves, so such a request needs no proof.
 */
export function comesFromUs({ method, origin, site, authorization, publicOrigin }: RequestClaims): boolean {
  if (safeMethods.has(method)) return true;
  if (authorization !== undefined && /^Bearer \S/i.test(authorization)) return true;
  return origin === publicOrigin || site === 'same-origin';
}

const say =
  'This request came from another site and was refused. If this is your own address, set APP_URL to it where CRM Flow runs.';

/** Refuses every unsafe method that another site may have sent, before anything reads its body. */
export function csrfGate(publicOrigin: (req: Request) => string): RequestHandler {
  return (req, res, next) => {
    const { origin, authorization, 'sec-fetch-site': fetchSite } = req.headers;
    const site = typeof fetchSite === 'string' ? fetchSite : undefined;
    if (comesFromUs({ method: req.method, origin, site, authorization, publicOrigin: publicOrigin(req) }))
      return next();
    const { requestId, logger } = res.locals;
    logger?.warn('request of another site refused', {
      origin: origin ?? 'none',
      site: site ?? 'none',
      method: req.method,
    });
    res.status(403).json({ code: 'CSRF', message: say, requestId });
  };
}
