import { Link, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Fragment } from 'react';
import { keysOf } from '~/features/commands/catalogue';
import { InboxBadge } from '~/features/inbox/inbox-count';
import { IconButton } from '~/ui/icon-button';
import { Tooltip } from '~/ui/tooltip';
import { isAt, type Place, places, settingsPlace } from './places';
import { RailChildren, useViewsBelow } from './rail-children';
import { SearchButton } from './search-button';
import { useWorkspace } from './use-workspace';
import { UserMenu } from './user-menu';
import { WorkspaceMenu } from './workspace-menu';

const linkStyle = 'flex h-8 items-center gap-2.5 rounded-control px-2 text-13 transition-colors *:[svg]:shrink-0';

function RailLink({ place, collapsed }: { place: Place; collapsed: boolean }) {
  const { path } = useWorkspace();
  const isHere = isAt(place, useLocation().pathname);
  const { current } = useViewsBelow(place);
  // One of the views below says more exactly where one is
  const isShown = isHere && (collapsed || !current);
  const link = (
    <Link
      to={path(place.path)}
      prefetch="intent"
      aria-current={isShown ? 'page' : isHere ? 'true' : undefined}
      className={clsx(
        linkStyle,
        'relative',
        collapsed && 'w-8 justify-center px-0',
        isShown
          ? 'bg-pressed font-medium text-text'
          : isHere
            ? 'font-medium text-text hover:bg-hover'
            : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      {place.icon}
      <span className={clsx('min-w-0 flex-1 truncate', collapsed && 'sr-only')}>{place.label}</span>
      {place.path === 'inbox' && <InboxBadge look={collapsed ? 'dot' : 'count'} />}
    </Link>
  );
  return collapsed ? (
    <Tooltip text={place.label} shortcut={keysOf(`go.${place.path}`)} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

type Props = { collapsed: boolean; onToggle: () => void };

/** The left rail: where one is, and everywhere one can go. 220 px, or 56 when collapsed. */
export function Rail({ collapsed, onToggle }: Props) {
  const { can } = useWorkspace();
  return (
    <nav
      aria-label="Main"
      className={clsx(
        'sticky top-0 hidden h-dvh shrink-0 flex-col gap-1 border-e bg-ground p-2 sm:flex print:hidden',
        collapsed ? 'w-14 items-center' : 'w-55',
      )}
    >
      <WorkspaceMenu collapsed={collapsed} />
      <SearchButton collapsed={collapsed} />
      <div
        className={clsx(
          '-mx-1 mt-1 flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-1 py-1 scrollbar-none',
          collapsed && 'items-center',
        )}
      >
        {places
          .filter(({ needs }) => can(needs))
          .map((place) => (
            <Fragment key={place.path}>
              <RailLink place={place} collapsed={collapsed} />
              {!collapsed && <RailChildren place={place} />}
            </Fragment>
          ))}
      </div>
      <div className={clsx('flex flex-col gap-0.5', collapsed && 'items-center')}>
        <RailLink place={settingsPlace} collapsed={collapsed} />
        <div className={clsx('flex items-center gap-1 border-t pt-2', collapsed && 'flex-col')}>
          <UserMenu collapsed={collapsed} />
          <IconButton
            size="small"
            label={collapsed ? 'Widen the navigation' : 'Narrow the navigation'}
            icon={collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
            tooltipSide="right"
            onClick={onToggle}
          />
        </div>
      </div>
    </nav>
  );
}
