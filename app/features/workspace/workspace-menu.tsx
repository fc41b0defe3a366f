import { clsx } from 'clsx';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { Avatar } from '~/ui/avatar';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '~/ui/menu';
import { useWorkspace } from './use-workspace';

/** Which workspace this is, and the way into the others. */
export function WorkspaceMenu({ collapsed }: { collapsed: boolean }) {
  const { current, workspaces } = useWorkspace();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${current.name}: switch`}
          className={clsx(
            'flex h-9 min-w-0 items-center gap-2 rounded-control px-1.5 text-start font-semibold text-13 hover:bg-hover data-[state=open]:bg-hover touch:h-11',
            collapsed ? 'w-9 justify-center' : 'w-full',
          )}
        >
          <Avatar name={current.name} colourKey={current.id} shape="square" size="small" />
          {!collapsed && (
            <>
              <span className="min-w-0 flex-1 truncate">{current.name}</span>
              <ChevronsUpDown className="text-muted" />
            </>
          )}
        </button>
      }
    >
      <MenuLabel>Workspaces</MenuLabel>
      {workspaces.map((one) => (
        <MenuItem
          key={one.id}
          to={`/w/${one.slug}`}
          icon={<Avatar name={one.name} colourKey={one.id} shape="square" size="small" />}
        >
          <span className="flex items-center gap-2">
            <span className="truncate">{one.name}</span>
            {one.id === current.id && <Check className="ms-auto" aria-label="current" />}
          </span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem to="/workspaces/new" icon={<Plus />}>
        New workspace
      </MenuItem>
    </Menu>
  );
}
