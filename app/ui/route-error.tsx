import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { Button, ButtonLink } from './button';
import { ErrorState } from './error-state';
import { routeErrorWords } from './route-error-words';

/** What an `ErrorBoundary` shows: what happened, a way on, and the request id. `homePath`: where the way back leads. */
export function RouteError({ requestId, homePath = '/' }: { requestId?: string; homePath?: string }) {
  const error = useRouteError();
  const response = isRouteErrorResponse(error) ? error : undefined;
  const words = routeErrorWords(error, { response, requestId });
  return (
    <ErrorState
      heading="h1"
      tone={response?.status === 404 ? 'neutral' : 'danger'}
      title={words.title}
      requestId={response?.status === 404 ? undefined : words.requestId}
      action={
        <>
          {words.canRetry && (
            <Button variant="primary" onClick={() => window.location.reload()}>
              Try again
            </Button>
          )}
          <ButtonLink to={homePath}>Go to the start page</ButtonLink>
        </>
      }
    >
      {words.hint}
    </ErrorState>
  );
}
