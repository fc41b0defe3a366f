import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadWelcome } from '~/features/first-run/load-welcome.server';
import { stepLabels } from '~/features/first-run/steps';
import { welcomeAction } from '~/features/first-run/welcome-action.server';
import { WelcomePage } from '~/features/first-run/welcome-page';
import { RouteError } from '~/ui/route-error';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${stepLabels[data.step]} · ${data.workspace.name}` : 'Welcome'} · CRM Flow` },
];

export const loader = loadWelcome;
export const action = welcomeAction;

export default function Welcome() {
  return <WelcomePage data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <RouteError />
    </main>
  );
}
