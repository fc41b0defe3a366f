import { useSubmit } from '@remix-run/react';
import { clsx } from 'clsx';
import { Keyboard, KeyRound, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { keysOf } from '~/features/commands/catalogue';
import { useShell } from '~/features/commands/shell';
import { forgetSearches } from '~/features/palette/recent-searches';
import { themeAction, useTheme } from '~/lib/theme';
import { Avatar } from '~/ui/avatar';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '~/ui/menu';
import { useWorkspace } from './use-workspace';

const themes = [
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
  { value: 'system', label: 'As the system', icon: <Monitor /> },
];

/** The person who is signed in: profile, theme, sign-out. */
export function UserMenu({ collapsed }: { collapsed: boolean }) {
  const { user, path } = useWorkspace();
  const submit = useSubmit();
  const theme = useTheme();
  const { openKeys } = useShell();
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className={clsx(
            'flex h-9 min-w-0 items-center gap-2 rounded-control px-1.5 text-start text-13 hover:bg-hover data-[state=open]:bg-hover touch:h-11',
            collapsed ? 'w-9 justify-center touch:w-11' : 'flex-1',
          )}
        >
          <Avatar name={user.name} colourKey={user.id} />
          {!collapsed && <span className="min-w-0 flex-1 truncate">{user.name}</span>}
        </button>
      }
    >
      <MenuLabel>{user.email}</MenuLabel>
      <MenuItem to={path('settings/profile')} icon={<KeyRound />}>
        Profile and sessions
      </MenuItem>
      <MenuItem icon={<Keyboard />} shortcut={keysOf('keys.show')} onSelect={openKeys}>
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice
        value={theme}
        options={themes}
        onValueChange={(value) =>
          submit({ theme: value }, { method: 'post', action: themeAction, navigate: false, preventScrollReset: true })
        }
      />
      <MenuSeparator />
      <MenuItem
        icon={<LogOut />}
        onSelect={() => {
          forgetSearches();
          submit({}, { method: 'post', action: '/sign-out' });
        }}
      >
        Sign out
      </MenuItem>
    </Menu>
  );
}
