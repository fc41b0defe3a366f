import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorState } from '~/ui/error-state';
import { RouteError } from '~/ui/route-error';

/** Answers to a link of a mail: it is none that we send, there is none of it any more, or what it leads to was done. */
const dead = [400, 404, 409];
const changed = 'It is not as it was sent. Open it from the mail again.';

/** What a page shows whose link, out of a mail, does not work any more: why, and what to do instead. */
export function DeadLink({ action }: { action: ReactNode }) {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || !dead.includes(error.status)) return <RouteError />;
  const { message } = error.data as { message: string };
  return (
    <ErrorState heading="h1" tone="neutral" title="This link does not work any more" action={action}>
      {error.status === 400 ? changed : message}
    </ErrorState>
  );
}
