import { Link, useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { CalendarDays, List, SquareKanban } from 'lucide-react';
import { described } from '~/features/records/descriptions';
import { encodeFilter, type FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import { objectOf, type Plural } from '~/features/records/types';
import { kindPlace, type ViewKind } from '~/features/views/view-address';
import { Tooltip } from '~/ui/tooltip';
import { boardFields } from './field-place';

const shapes = [
  { kind: 'table', label: 'Table', icon: <List /> },
  { kind: 'board', label: 'Board', icon: <SquareKanban /> },
  { kind: 'calendar', label: 'Calendar', icon: <CalendarDays /> },
] as const;

const shapeStyle = 'grid size-control-small place-items-center';

/** What comes along from one shape to another: which records, and in which order. */
const common = new Set(['filter', 'search', 'sort']);
/** What a board begins with where nothing was asked for: done tasks are no work that lies on the table. */
const begun: Partial<Record<Plural, FilterGroup>> = {
  tasks: { op: 'and', items: [{ field: 'done', operator: 'isFalse' }] },
};
/** Records with days of their own. */
const dated: ReadonlySet<Plural> = new Set(['tasks', 'activities']);

/** The same records as a table, a board or a calendar; nothing where there is but one way to see them. */
export function ShownAs({ plural, shown }: { plural: Plural; shown: ViewKind }) {
  const { path, objects } = useRecords();
  const [params] = useSearchParams();
  const [field] = boardFields(described(objects, objectOf[plural]));
  const known = shapes.filter(({ kind }) => {
    if (kind === 'board') return plural === 'deals' || field !== undefined;
    return kind === 'table' || dated.has(plural);
  });
  if (known.length < 2) return null;
  const kept = [...params].filter(([key]) => common.has(key));
  const href = (kind: ViewKind) => {
    if (kind === 'calendar') return path(kindPlace(plural, kind));
    const next = new URLSearchParams([['view', 'all'], ...kept]);
    if (kind === 'board') {
      // Deals in their stages have an order of their own
      if (plural === 'deals') next.delete('sort');
      else if (field) next.set('by', field.key);
      const filter = begun[plural];
      if (filter && !next.has('filter')) next.set('filter', encodeFilter(filter));
    }
    return `${path(kindPlace(plural, kind))}?${next}`;
  };
  return (
    <nav aria-label="Shown as" className="flex overflow-hidden rounded-control border sm:divide-x">
      {known.map(({ kind, label, icon }) =>
        kind === shown ? (
          <span
            key={kind}
            aria-current="page"
            // On a phone the page itself says what it is, and the line is short
            className={clsx(shapeStyle, 'bg-accent-soft text-accent-text max-sm:hidden')}
          >
            {icon}
            <span className="sr-only">{label}</span>
          </span>
        ) : (
          <Tooltip key={kind} text={label} isName>
            <Link
              to={href(kind)}
              aria-label={label}
              className={clsx(
                shapeStyle,
                'text-muted hover:bg-hover hover:text-text',
                // Its own place is a tap away, and the line is short
                kind === 'calendar' && 'max-sm:hidden',
              )}
            >
              {icon}
            </Link>
          </Tooltip>
        ),
      )}
    </nav>
  );
}
