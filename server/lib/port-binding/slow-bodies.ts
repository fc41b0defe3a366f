import type { IncomingMessage, ServerResponse } from 'node:http';

/** Gives a request's body a time to arrive; later, the client is told 408 if it still can be, and the connection ends. */
export function boundBodyTime(request: IncomingMessage, response: ServerResponse, limitMs: number): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody) return;

  const tooSlow = setTimeout(() => {
    if (response.headersSent) {
      request.destroy();
      return;
    }
    const body = JSON.stringify({
      code: 'TOO_SLOW',
      message: 'The request took too long to arrive.',
      requestId: response.getHeader('X-Request-Id'),
    });
    response.writeHead(408, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    });
    response.end(body, () => request.destroy());
  }, limitMs).unref();
  const arrived = () => clearTimeout(tooSlow);
  request.once('end', arrived);
  request.once('close', arrived);
}
