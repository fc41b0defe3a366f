import { useLocation } from '@remix-run/react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { TabLinks } from '~/ui/tabs';

/** Places that show all tasks: as a table, and as a board. */
const allTasks = new Set(['all', 'board']);

/** The ways to look at what is to be done. */
export function TaskTabs() {
  const { path } = useWorkspace();
  const { pathname } = useLocation();
  return (
    <TabLinks
      label="Ways to look at tasks"
      className="px-2 sm:px-4 print:hidden"
      tabs={[
        { to: path('tasks'), label: 'My day', end: true },
        { to: path('tasks/all'), label: 'All tasks', current: allTasks.has(pathname.split('/')[4] ?? '') },
        { to: path('calendar'), label: 'Calendar' },
      ]}
    />
  );
}
