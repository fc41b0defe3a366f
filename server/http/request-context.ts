import type { Request } from 'express';

const inPath = /^\/w\/([a-z0-9-]{1,63})(?:[/.?]|$)/;
const slug = /^[a-z0-9-]{1,63}$/;

/**
 * The workspace that a request names, not yet proven: pages by their path, API calls by the header `x-workspace`.
 * An API key needs none, since it belongs to one.
 */
export function claimedWorkspace(req: Pick<Request, 'originalUrl' | 'headers'>): string | undefined {
  const path = inPath.exec(req.originalUrl)?.[1];
  if (path) return path;
  const header = req.headers['x-workspace'];
  return typeof header === 'string' && slug.test(header) ? header : undefined;
}
