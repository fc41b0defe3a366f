/** What a page says when it cannot be shown. */
export type RouteErrorWords = { title: string; hint: string; requestId?: string; canRetry: boolean };

type ErrorBody = { message?: string; requestId?: string };

function bodyOf(data: unknown): ErrorBody {
  if (typeof data !== 'object' || data === null) return {};
  const { message, requestId } = data as Record<string, unknown>;
  return {
    message: typeof message === 'string' ? message : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

const byStatus: Record<number, Omit<RouteErrorWords, 'requestId'>> = {
  401: { title: 'You are signed out', hint: 'Sign in again to go on where you were.', canRetry: false },
  403: {
    title: 'You may not see this',
    hint: 'Ask an administrator of the workspace for the right to it.',
    canRetry: false,
  },
  404: {
    title: 'There is nothing here',
    hint: 'It may have been moved or deleted, or the address has a typo.',
    canRetry: false,
  },
  409: { title: 'Someone changed this meanwhile', hint: 'Load it again to see what is there now.', canRetry: true },
  413: { title: 'That is too large', hint: 'Send less at once.', canRetry: false },
  429: { title: 'Too many requests', hint: 'Wait a moment, then try again.', canRetry: true },
  503: {
    title: 'The service is not available right now',
    hint: 'Nothing is lost. Try again in a moment.',
    canRetry: true,
  },
};

const unexpected = {
  title: 'This could not be shown',
  hint: 'It is our fault. Try again; if it stays, tell support the request below.',
  canRetry: true,
};
const offline = {
  title: 'You seem to be offline',
  hint: 'Nothing is lost. Try again when the connection is back.',
  canRetry: true,
};

/**
 * Turns whatever a route threw into words. A thrown response may carry `{ message, requestId }`; its message is the hint.
 * `isResponse` says whether `error` is such a response, `requestId` is used when the error brings none.
 */
export function routeErrorWords(
  error: unknown,
  options: { response?: { status: number; data: unknown }; requestId?: string },
): RouteErrorWords {
  const { response, requestId } = options;
  if (response) {
    const body = bodyOf(response.data);
    const words = byStatus[response.status] ?? unexpected;
    return { ...words, hint: body.message ?? words.hint, requestId: body.requestId ?? requestId };
  }
  const failedFetch = error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
  return failedFetch ? offline : { ...unexpected, requestId };
}
