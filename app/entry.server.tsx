import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '~/lib/nonce';
import { pageBody } from '~/lib/page-body.server';

/** How long deferred data may take before the rest of the page is given up, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders a page as a stream: people get the shell at once, robots the whole page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const waitForAll = remixContext.isSpaMode || isbot(request.headers.get('User-Agent') ?? '');
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    let shellSent = false;
    const page = (
      <NonceProvider value={context.cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.cspNonce} />
      </NonceProvider>
    );
    const send = () => {
      shellSent = true;
      const { sink, body } = pageBody((reason) => abort(reason));
      // Else every page would be kept in memory for as long as a slow one may take
      sink.once('close', () => clearTimeout(patience));
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(body, { headers, status: responseStatus }));
      pipe(sink);
    };
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.cspNonce,
      [waitForAll ? 'onAllReady' : 'onShellReady']: send,
      onShellError: reject,
      onError(error: unknown) {
        responseStatus = 500;
        // Before the shell the error reaches handleError through the rejection
        if (shellSent) report(error, request, context);
      },
    });
    // One second more than the data may take, so that its refusal still reaches the page
    const patience = setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Remix calls this for what loaders, actions and rendering throw unexpectedly. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  report(error, request, context);
}

/** A person who walked away is no error of ours, nor is an address that leads nowhere. */
function report(error: unknown, request: Request, context: AppLoadContext): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.logger.error('page failed', {
    method: request.method,
    path: new URL(request.url).pathname,
    error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
  });
}
