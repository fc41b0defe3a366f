import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunction, useRouteLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { ShellProvider } from '~/features/commands/shell';
import { useShellCommands } from '~/features/commands/use-shell-commands';
import { InboxCountProvider } from '~/features/inbox/inbox-count';
import { ConnectionNote } from '~/features/records/connection-note';
import { RailViewsProvider } from '~/features/views/rail-views';
import { BottomBar, PhoneTop } from '~/features/workspace/bottom-bar';
import { loadShell } from '~/features/workspace/load-shell.server';
import { railCookie } from '~/features/workspace/places';
import { Rail } from '~/features/workspace/rail';
import { prepareApi } from '~/lib/api-client';
import { keepPreference } from '~/lib/preference-cookie';
import { usePrepared } from '~/lib/use-prepared';
import { SkipLink } from '~/ui/hidden-text';
import { prepareFloating } from '~/ui/prepare-floating';
import { RouteError } from '~/ui/route-error';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.current.name ?? 'Workspace'} · CRM Flow` },
];

export const loader = (args: LoaderFunctionArgs) => loadShell(args);

/** Rights and workspaces change rarely: after an own action, or on the way into another workspace. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentParams,
  nextParams,
  formMethod,
  defaultShouldRevalidate,
}) =>
  currentParams.workspace !== nextParams.workspace ||
  (formMethod !== undefined && formMethod !== 'GET' && defaultShouldRevalidate);

function Frame({ narrow }: { narrow: boolean }) {
  const [collapsed, setCollapsed] = useState(narrow);
  useShellCommands();
  usePrepared(prepareFloating);
  usePrepared(prepareApi);
  const toggle = () => {
    keepPreference(railCookie, collapsed ? 'wide' : 'narrow');
    setCollapsed(!collapsed);
  };
  return (
    <div className="flex min-h-dvh flex-col bg-surface sm:flex-row">
      <SkipLink />
      <PhoneTop />
      <Rail collapsed={collapsed} onToggle={toggle} />
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <Outlet />
      </main>
      <BottomBar />
      <ConnectionNote />
    </div>
  );
}

export default function Workspace() {
  const shell = useRouteLoaderData<typeof loader>('routes/w.$workspace');
  return (
    <ShellProvider>
      <InboxCountProvider>
        <RailViewsProvider>
          <Frame narrow={shell?.narrow ?? false} />
        </RailViewsProvider>
      </InboxCountProvider>
    </ShellProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <RouteError />
    </main>
  );
}
