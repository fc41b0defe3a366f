import type { Request, RequestHandler, Response } from 'express';

type Refusal = { status: number; code: string; message: string };

function answer(res: Response, { status, code, message }: Refusal): void {
  res.status(status).json({ code, message, requestId: res.locals.requestId });
}

const mediaType = (req: Request): string | undefined =>
  req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();

const isSafe = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** Node keeps the first of two Host headers and a proxy may keep the other: they would disagree on who is meant. */
export const refuseTwoHosts: RequestHandler = (req, res, next) => {
  const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length <= 1) return next();
  answer(res, { status: 400, code: 'INVALID_INPUT', message: 'The request names two hosts.' });
};

function trpcRefusal(req: Request, maxBatchSize: number): Refusal | undefined {
  // Forms of other sites can send every type but JSON without asking first.
  if (req.method === 'POST' && mediaType(req) !== 'application/json') {
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the input as application/json.' };
  }
  if (req.query.batch !== undefined && req.path.split(',').length > maxBatchSize) {
    return { status: 400, code: 'TOO_LARGE', message: `At most ${maxBatchSize} calls travel in one request.` };
  }
  return undefined;
}

const jsonRpcCodes: Record<number, number> = { 400: -32600, 415: -32015 };

/** What tRPC would refuse before it has a context, and so without the id of the request; in tRPC's own shape. */
export const trpcRefusals =
  (maxBatchSize: number): RequestHandler =>
  (req, res, next) => {
    const refusal = trpcRefusal(req, maxBatchSize);
    if (!refusal) return next();
    const { status, code, message } = refusal;
    const data = { code, message, requestId: res.locals.requestId, httpStatus: status };
    res.status(status).json({ error: { message, code: jsonRpcCodes[status], data } });
  };

function pageRefusal(req: Request, bodyMaxBytes: number): Refusal | undefined {
  if (!isSafe(req) && req.method !== 'POST') {
    return { status: 405, code: 'METHOD_NOT_SUPPORTED', message: 'Pages are read and sent, nothing else.' };
  }
  // A way of asking that earlier versions of Remix had; it answers, and logs an error each time.
  if (req.query._data !== undefined) {
    return { status: 400, code: 'INVALID_INPUT', message: 'Pages are not asked for like this.' };
  }
  if (isSafe(req)) return undefined;
  const length = Number(req.headers['content-length'] ?? (req.headers['transfer-encoding'] ? Number.NaN : 0));
  if (Number.isNaN(length)) return { status: 411, code: 'TOO_LARGE', message: 'Say how large the form is.' };
  if (length > bodyMaxBytes) return { status: 413, code: 'TOO_LARGE', message: 'The form is too large.' };
  const type = mediaType(req);
  if (type === 'application/x-www-form-urlencoded' || (type === undefined && length === 0)) return undefined;
  return {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send the form as application/x-www-form-urlencoded.',
  };
}

/** What no page expects. An action that cannot read its form would fail as if it were our fault. */
export const pageRefusals =
  (bodyMaxBytes: number): RequestHandler =>
  (req, res, next) => {
    const refusal = pageRefusal(req, bodyMaxBytes);
    if (refusal) {
      if (refusal.status === 405) res.setHeader('Allow', 'GET, HEAD, POST');
      return answer(res, refusal);
    }
    // A form without fields: without a type, the action could not read that it is empty.
    if (req.method === 'POST') req.headers['content-type'] ??= 'application/x-www-form-urlencoded';
    next();
  };
