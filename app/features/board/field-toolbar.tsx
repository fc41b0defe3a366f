import { Lock } from 'lucide-react';
import { FilterBar } from '~/features/records/filter-bar';
import { useRecords } from '~/features/records/records-context';
import { SearchField } from '~/features/records/search-field';
import type { Field, ObjectDescription, Plural } from '~/features/records/types';
import type { ViewState } from '~/features/records/view-state';
import { Toolbar } from '~/ui/page-header';
import type { Head } from './board-plan';
import { FieldMenu } from './field-menu';
import { isOutside } from './forecast';
import { ColumnsMenu } from './hidden-columns';
import { ShownAs } from './shown-as';
import { SortMenu } from './sort-menu';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  field: Field;
  view: ViewState;
  change: (next: Partial<ViewState>, replace?: boolean) => void;
  heads: readonly Head[];
  hidden: readonly string[];
  onHide: (hidden: readonly string[]) => void;
};

/** What narrows a board by a field, and how it is arranged. */
export function FieldToolbar({ plural, object, field, view, change, heads, hidden, onHide }: Props) {
  const { writing } = useRecords();
  const many = object.label.many.toLowerCase();
  return (
    <Toolbar
      label={`Filters of ${many}`}
      end={
        <>
          {field.readOnly && <SetBySystem label={field.label} />}
          <FieldMenu object={object} by={field.key} />
          <SortMenu object={object} sort={view.sort} onChange={(sort) => change({ sort })} />
          <ColumnsMenu
            heads={heads.filter(({ id }) => !isOutside(id))}
            hidden={hidden}
            locale={writing.locale}
            onChange={onHide}
          />
          <ShownAs plural={plural} shown="board" />
        </>
      }
    >
      <SearchField label={`Search ${many}`} value={view.search} onChange={(search) => change({ search }, true)} />
      <FilterBar object={object} filter={view.filter} onChange={(filter) => change({ filter })} />
    </Toolbar>
  );
}

/** Why nothing can be dragged here. */
function SetBySystem({ label }: { label: string }) {
  return (
    <span className="flex items-center gap-1 pe-2 text-12 text-muted max-sm:sr-only *:[svg]:size-3.5">
      <Lock />
      {label} follows by itself
    </span>
  );
}
