import { Link, useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { List, SquareKanban } from 'lucide-react';
import { useRecords } from '~/features/records/records-context';
import { Tooltip } from '~/ui/tooltip';

const shapes = [
  { name: 'list', label: 'List', place: 'deals', icon: <List /> },
  { name: 'board', label: 'Board', place: 'deals/board', icon: <SquareKanban /> },
] as const;

const shapeStyle = 'grid size-control-small place-items-center';

/** Board or list of the same deals: filter and search come along. */
export function ShownAs({ shown }: { shown: 'list' | 'board' }) {
  const { path } = useRecords();
  const [params] = useSearchParams();
  const kept = new URLSearchParams([...params].filter(([key]) => key === 'filter' || key === 'search')).toString();
  return (
    <nav aria-label="Shown as" className="flex divide-x overflow-hidden rounded-control border">
      {shapes.map(({ name, label, place, icon }) =>
        name === shown ? (
          <span key={name} aria-current="page" className={clsx(shapeStyle, 'bg-accent-soft text-accent-text')}>
            {icon}
            <span className="sr-only">{label}</span>
          </span>
        ) : (
          <Tooltip key={name} text={label} isName>
            <Link
              to={`${path(place)}?${kept || 'view=all'}`}
              aria-label={label}
              className={clsx(shapeStyle, 'text-muted hover:bg-hover hover:text-text')}
            >
              {icon}
            </Link>
          </Tooltip>
        ),
      )}
    </nav>
  );
}
