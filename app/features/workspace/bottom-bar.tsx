import { Link, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check, Ellipsis } from 'lucide-react';
import { InboxBadge } from '~/features/inbox/inbox-count';
import { showsView, viewsBelow } from '~/features/views/rail-rules';
import { useRailViews } from '~/features/views/rail-views';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '~/ui/menu';
import { isAt, places, settingsPlace } from './places';
import { viewIcons } from './rail-children';
import { SearchButton } from './search-button';
import { useWorkspace } from './use-workspace';
import { UserMenu } from './user-menu';
import { WorkspaceMenu } from './workspace-menu';

const thumbStyle = 'flex h-12 justify-center min-w-0 flex-1 flex-col items-center gap-0.5 text-12';
const thumbTone = (isHere: boolean) => (isHere ? 'font-medium text-accent-text' : 'text-muted');

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

/** The places one needs all day, and the others in a menu. */
export function BottomBar() {
  const { path, can } = useWorkspace();
  const { pathname } = useLocation();
  const allowed = [...places, settingsPlace].filter(({ needs }) => can(needs));
  const more = allowed.filter(({ underThumb }) => !underThumb);
  return (
    <nav
      aria-label="Main"
      className="sticky bottom-0 z-20 flex border-t bg-ground pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {allowed
        .filter(({ underThumb }) => underThumb)
        .map((place) => (
          <Link
            key={place.path}
            to={path(place.path)}
            aria-current={isAt(place, pathname) ? 'page' : undefined}
            className={clsx(thumbStyle, thumbTone(isAt(place, pathname)))}
          >
            {place.icon}
            <span className="max-w-full truncate px-0.5">{place.label}</span>
          </Link>
        ))}
      <Menu
        side="top"
        align="end"
        trigger={
          <button type="button" className={clsx(thumbStyle, thumbTone(more.some((place) => isAt(place, pathname))))}>
            <span className="relative -my-1 px-3 py-1">
              <Ellipsis />
              <InboxBadge look="dot" />
            </span>
            <span>More</span>
          </button>
        }
      >
        {more.map((place) => (
          <MenuItem key={place.path} icon={place.icon} to={path(place.path)}>
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{place.label}</span>
              {place.path === 'inbox' && <InboxBadge look="count" />}
            </span>
          </MenuItem>
        ))}
        <ViewItems />
      </Menu>
    </nav>
  );
}

/** The saved views that the rail of wide screens has below its places. */
function ViewItems() {
  const { path } = useWorkspace();
  const location = useLocation();
  const { views } = useRailViews();
  const shown = places.flatMap((place) => viewsBelow(views, place.path, isAt(place, location.pathname)));
  if (shown.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <MenuLabel>Views</MenuLabel>
      {shown.map((view) => {
        const isHere = showsView(view, location);
        return (
          <MenuItem key={view.id} icon={isHere ? <Check /> : viewIcons[view.kind]} to={path(view.to)}>
            <bdi className={clsx(isHere && 'font-medium')}>{view.name}</bdi>
            {isHere && <span className="sr-only"> (shown now)</span>}
          </MenuItem>
        );
      })}
    </>
  );
}
