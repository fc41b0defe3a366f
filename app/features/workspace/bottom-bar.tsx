import { NavLink } from '@remix-run/react';
import { clsx } from 'clsx';
import { places, settingsPlace } from './places';
import { SearchButton } from './search-button';
import { useWorkspace } from './use-workspace';
import { UserMenu } from './user-menu';
import { WorkspaceMenu } from './workspace-menu';

const thumbStyle = 'flex h-12 justify-center min-w-0 flex-1 flex-col items-center gap-0.5 text-12';

/** On phones: the workspace and the person at the top, the places under the thumb. */
export function PhoneTop() {
  return (
    <div className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b bg-ground px-2 sm:hidden print:hidden">
      <div className="min-w-0 flex-1">
        <WorkspaceMenu collapsed={false} />
      </div>
      <SearchButton collapsed />
      <UserMenu collapsed />
    </div>
  );
}

export function BottomBar() {
  const { path, can } = useWorkspace();
  const shown = [...places.filter(({ needs }) => can(needs)), settingsPlace];
  return (
    <nav
      aria-label="Main"
      className="sticky bottom-0 z-20 flex border-t bg-ground pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {shown.map(({ path: place, label, icon }) => (
        <NavLink
          key={place}
          to={path(place)}
          className={({ isActive }) => clsx(thumbStyle, isActive ? 'font-medium text-accent-text' : 'text-muted')}
        >
          {icon}
          <span className="max-w-full truncate px-0.5">{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
