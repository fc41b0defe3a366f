import { useWorkspace } from '~/features/workspace/use-workspace';
import { TabLinks } from '~/ui/tabs';

/** The ways to look at what is to be done. */
export function TaskTabs() {
  const { path } = useWorkspace();
  return (
    <TabLinks
      label="Ways to look at tasks"
      className="px-2 sm:px-4 print:hidden"
      tabs={[
        { to: path('tasks'), label: 'My day', end: true },
        { to: path('tasks/all'), label: 'All tasks' },
        { to: path('calendar'), label: 'Calendar' },
      ]}
    />
  );
}
