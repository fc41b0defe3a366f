import { Hourglass, UserRound } from 'lucide-react';
import { FilterBar } from '~/features/records/filter-bar';
import { type FilterGroup, isAdvanced, isGroup } from '~/features/records/filter-language';
import { SearchField } from '~/features/records/search-field';
import type { ObjectDescription } from '~/features/records/types';
import type { ViewState } from '~/features/records/view-state';
import { Button } from '~/ui/button';
import { Toolbar } from '~/ui/page-header';
import { FieldMenu } from './field-menu';
import { ShownAs } from './shown-as';

const quick = [
  { label: 'Mine', icon: <UserRound />, condition: { field: 'ownerId', operator: 'me' } },
  { label: 'Rotting', icon: <Hourglass />, condition: { field: 'rottenAt', operator: 'inPast' } },
];

type Props = {
  object: ObjectDescription;
  view: ViewState;
  change: (next: Partial<ViewState>, replace?: boolean) => void;
};

/** What narrows the board, and the way to the same deals as a list. */
export function BoardToolbar({ object, view, change }: Props) {
  return (
    <Toolbar
      label="Filters of the board"
      end={
        <>
          <FieldMenu object={object} by="" />
          <ShownAs plural="deals" shown="board" />
        </>
      }
    >
      <SearchField label="Search deals" value={view.search} onChange={(search) => change({ search }, true)} />
      {quick.map((one) => (
        <QuickFilter key={one.label} {...one} filter={view.filter} onChange={(filter) => change({ filter })} />
      ))}
      <FilterBar object={object} filter={view.filter} onChange={(filter) => change({ filter })} />
    </Toolbar>
  );
}

type QuickProps = (typeof quick)[number] & { filter: FilterGroup; onChange: (filter: FilterGroup) => void };

/** A filter that is asked for all day: one click puts it on, the next takes it off. */
function QuickFilter({ label, icon, condition, filter, onChange }: QuickProps) {
  if (isAdvanced(filter)) return null;
  const isSame = (item: FilterGroup['items'][number]) =>
    !isGroup(item) && item.field === condition.field && item.operator === condition.operator;
  const on = filter.items.some(isSame);
  return (
    <Button
      size="small"
      icon={icon}
      aria-pressed={on}
      className="shrink-0 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
      onClick={() =>
        onChange({
          op: 'and',
          items: on ? filter.items.filter((item) => !isSame(item)) : [...filter.items, condition],
        } as FilterGroup)
      }
    >
      {label}
    </Button>
  );
}
