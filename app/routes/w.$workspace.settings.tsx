import type { MetaFunction } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { PageHeader } from '~/ui/page-header';
import { FormColumn } from '~/ui/section';
import { TabLinks } from '~/ui/tabs';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Settings · CRM Flow' }];

export default function Settings() {
  const { path, can } = useWorkspace();
  const tabs = [
    { to: path('settings/profile'), label: 'Profile' },
    { to: path('settings/workspace'), label: 'Workspace' },
    { to: path('settings/members'), label: 'Members' },
    ...(can('api-keys.read') ? [{ to: path('settings/api-keys'), label: 'API keys' }] : []),
    { to: path('settings/pipelines'), label: 'Pipelines' },
    { to: path('settings/currencies'), label: 'Currencies' },
    { to: path('settings/tags'), label: 'Tags' },
    ...(can('demo.remove') ? [{ to: path('settings/data'), label: 'Data' }] : []),
  ];
  return (
    <>
      <PageHeader title="Settings" />
      <TabLinks label="Settings" tabs={tabs} className="px-2 sm:px-4" />
      <FormColumn>
        <Outlet />
      </FormColumn>
    </>
  );
}
