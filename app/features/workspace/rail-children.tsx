import { Link, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { CalendarDays, LayoutDashboard, List, SquareKanban } from 'lucide-react';
import type { ReactNode } from 'react';
import { showsView, viewsBelow } from '~/features/views/rail-rules';
import { useRailViews } from '~/features/views/rail-views';
import { isAt, type Place } from './places';
import { useWorkspace } from './use-workspace';

/** What a view shows its records as, at a glance. */
export const viewIcons: Record<string, ReactNode> = {
  table: <List />,
  board: <SquareKanban />,
  calendar: <CalendarDays />,
  dashboard: <LayoutDashboard />,
};

/** The views that stand below a place, and the one of them that is shown. */
export function useViewsBelow(place: Place) {
  const location = useLocation();
  const { views } = useRailViews();
  const below = viewsBelow(views, place.path, isAt(place, location.pathname));
  return { below, current: below.find((view) => showsView(view, location)) };
}

/** The saved views of a place, below it in the rail. */
export function RailChildren({ place }: { place: Place }) {
  const { path } = useWorkspace();
  const { below, current } = useViewsBelow(place);
  if (below.length === 0) return null;
  return (
    <ul aria-label={`Views of ${place.label.toLowerCase()}`} className="mb-1 ms-4 grid gap-0.5 border-s ps-1.5">
      {below.map((view) => (
        <li key={view.id} className="min-w-0">
          <Link
            to={path(view.to)}
            prefetch="intent"
            aria-current={view === current ? 'page' : undefined}
            className={clsx(
              'flex h-7 items-center gap-2 rounded-control px-2 text-13 transition-colors *:[svg]:size-3.5 *:[svg]:shrink-0 touch:h-11',
              view === current ? 'bg-pressed font-medium text-text' : 'text-muted hover:bg-hover hover:text-text',
            )}
          >
            {viewIcons[view.kind]}
            <bdi className="min-w-0 flex-1 truncate">{view.name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
